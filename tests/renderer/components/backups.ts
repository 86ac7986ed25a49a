/** Backups, findings and reports for tests of what a project's folder holds. */
import type { Backup, CheckReport, Diagnosis, Finding } from '../../../shared/api/store-report.ts'
import { FOLDER } from '../commands/open-window.ts'

export const good: Backup = {
  name: '000012-daily-2026-11-22.json',
  reason: 'daily',
  made: '2026-11-22T14:32:00',
  bytes: 4000,
  holds: { name: 'Migration review', sources: 1, annotations: 1284 },
  problem: null,
}

export const older: Backup = {
  ...good,
  name: '000011-import-2026-11-21.json',
  reason: 'import',
  made: '2026-11-21T09:05:00',
  holds: { name: 'Migration review', sources: 12, annotations: 1 },
}

export const bad: Backup = {
  ...good,
  name: '000010-rolling-2026-11-20.json',
  reason: 'rolling',
  holds: null,
  problem: 'its checksum does not match',
}

export const damaged: Finding = {
  part: 'store',
  weight: 'error',
  problem: 'damaged',
  place: 'pincite.json',
  line: 1204,
  message: 'is damaged: its checksum does not match',
}

export const torn: Finding = {
  part: 'journal',
  weight: 'note',
  problem: 'torn-tail',
  place: 'journal/k3f/1.jsonl',
  line: null,
  message: 'ends in the middle of a change that was never acknowledged.',
}

export const diagnosis: Diagnosis = {
  folder: FOLDER,
  reason: 'pincite.json is damaged and its journals are gone.',
  findings: [damaged, torn],
  backups: [good, older, bad],
  readable: { name: 'Migration review', sources: 12, annotations: 300 },
}

export const sound: CheckReport = {
  folder: FOLDER,
  findings: [],
  checked: { changes: 1204, journals: 2, backups: 3, sources: 1, annotations: 3 },
}
