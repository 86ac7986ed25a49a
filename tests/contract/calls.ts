/** One call per method that passes the argument check, for the loops that spoil it in every way. */
import type { MethodArgs, MethodName } from '../../shared/api/methods.ts'

export const VALID_ARGS: { readonly [Name in MethodName]: MethodArgs<Name> } = {
  describeHost: {},
  readSettings: {},
  writeSettings: { coderName: 'Ada', theme: 'dark' },
  readView: { key: 'panel' },
  writeView: { key: 'panel', value: '320' },
  listRecentProjects: {},
  forgetRecentProject: { folder: '/nowhere' },
  completePath: { typed: '/' },
  chooseFolder: { purpose: 'open' },
  createProject: { folder: '/nowhere', name: 'Review' },
  openProject: { folder: '/nowhere', task: 't1', salvage: false },
  openSample: {},
  readProject: {},
  readRecords: { rest: 'r1' },
  closeProject: {},
  checkProject: { task: 't1' },
  repairProject: { task: 't1' },
  diagnoseProject: { folder: '/nowhere', task: 't1' },
  recoverProject: { folder: '/nowhere', backup: '000001-daily-2026-11-22.json', task: 't1' },
  listBackups: { task: 't1' },
  makeBackup: {},
  restoreBackup: { backup: '000001-daily-2026-11-22.json', task: 't1' },
  saveCopy: { folder: '/nowhere', task: 't1' },
  submitChange: {
    label: 'Rename project',
    writes: [{ kind: 'project', id: 'main', field: 'name', value: 'Review' }],
  },
  undo: {},
  redo: {},
  beginUpload: { fileName: 'report.txt', bytes: 3 },
  appendUpload: { upload: 'u1', offset: 0, bytes: new Uint8Array([1, 2, 3]) },
  importUpload: { upload: 'u1', task: 't1', password: 'secret' },
  cancelUpload: { upload: 'u1' },
  readSource: { sourceId: 's1', password: 'secret' },
  reanchorSource: { sourceId: 's1', password: 'secret' },
  readSourceBytes: { sourceId: 's1', from: 0, to: 10 },
  reviseSource: { sourceId: 's1', upload: 'u1', task: 't1', password: 'secret' },
  reviewEdition: { sourceId: 's1', task: 't1' },
  exportDataset: { format: 'csv', task: 't1', choice: { where: [], codeId: 'c1', fields: ['codes'] } },
  readExport: { exportId: 'e1' },
  saveExport: { exportId: 'e1' },
  exportCodebook: { format: 'qdc' },
  importCodebookUpload: { upload: 'u1', apply: false },
  importBibliographyUpload: { upload: 'u1', replace: false, apply: false },
  verifyProject: { task: 't1' },
  reportProject: { task: 't1' },
  verifyUpload: { upload: 'u1', task: 't1' },
  cancelTask: { task: 't1' },
}

/** Arguments that may be left out, by method. */
export const OPTIONAL: Readonly<Partial<Record<MethodName, readonly string[]>>> = {
  openProject: ['task', 'salvage'],
  writeSettings: ['coderName', 'theme'],
  exportDataset: ['choice'],
  importUpload: ['password'],
  reviseSource: ['password'],
  readSource: ['password'],
  reanchorSource: ['password'],
}

/** Arguments that may be null, by method. */
export const NULLABLE: Readonly<Partial<Record<MethodName, readonly string[]>>> = {
  recoverProject: ['backup'],
}

/** Arguments that are ids: anything that could be a path must be turned away. */
export const ID_ARGUMENTS: readonly (readonly [MethodName, string])[] = [
  ['openProject', 'task'],
  ['readRecords', 'rest'],
  ['recoverProject', 'backup'],
  ['restoreBackup', 'backup'],
  ['importUpload', 'upload'],
  ['importUpload', 'task'],
  ['cancelUpload', 'upload'],
  ['reviseSource', 'sourceId'],
  ['reviseSource', 'upload'],
  ['reviewEdition', 'sourceId'],
  ['appendUpload', 'upload'],
  ['readSource', 'sourceId'],
  ['reanchorSource', 'sourceId'],
  ['readSourceBytes', 'sourceId'],
  ['readExport', 'exportId'],
  ['saveExport', 'exportId'],
  ['verifyUpload', 'upload'],
  ['importCodebookUpload', 'upload'],
  ['importBibliographyUpload', 'upload'],
  ['cancelTask', 'task'],
]

/** Ids that reach out of a folder, into a prototype, or past a check by their length or their characters. */
export const HOSTILE_IDS = [
  '',
  '..',
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  'a/b',
  'a.b',
  'a b',
  'a\0b',
  'a\n',
  'é',
  'x'.repeat(65),
] as const

/** Names every object has, and names no table holds. */
export const UNKNOWN_METHODS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
  'readproject',
  'READPROJECT',
  'handlers',
  'x'.repeat(500),
] as const
