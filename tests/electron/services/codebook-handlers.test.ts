import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { ProjectStore } from '../../../electron/services/store/project-store.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { startServices } from './start-services.ts'
import { temporaryFolder } from './temporary-folder.ts'

it('keeps the file of a codebook that could not be saved, so that it can be taken again', async () => {
  const { services, clientOf, options } = await startServices(temporaryFolder())
  const client = clientOf('one')
  await client.createProject({ folder: join(options.defaultFolder, 'a'), name: 'A' })
  const bytes = new TextEncoder().encode('code\nLaw')
  const { upload } = await client.beginUpload({ fileName: 'codes.csv', bytes: bytes.byteLength })
  await client.appendUpload({ upload, offset: 0, bytes })
  const submit = vi.spyOn(ProjectStore.prototype, 'submit')
  submit.mockRejectedValueOnce(new PinciteError('not-saved', 'The change was not saved: the disk is full.'))
  await expect(client.importCodebookUpload({ upload, apply: true })).rejects.toThrow(/the disk is full/)
  const { codes } = await client.importCodebookUpload({ upload, apply: true })
  expect(codes).toMatchObject([{ path: ['Law'], outcome: 'added' }])
  await services.close()
})
