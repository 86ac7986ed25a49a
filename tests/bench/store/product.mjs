// What is measured of the product, for `build-store.mjs` to bundle.
export { createProject, openProject } from '../../../electron/services/store/open-project.ts'
export { encodeChange } from '../../../electron/services/store/journal-line.ts'
export { RecordHandover } from '../../../electron/services/record-handover.ts'
export { draftTag } from '../../../shared/domain/draft-annotation.ts'
export { draftAddSource } from '../../../shared/domain/draft-source.ts'
export { addRecords, takeCover } from '../../../shared/domain/parse-state.ts'
export { createProjectState } from '../../../shared/domain/project-state.ts'
