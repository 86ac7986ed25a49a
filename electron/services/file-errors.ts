/** Says in plain words why the operating system refused a file. */

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EBUSY: 'another program is using it',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something stands there already',
  EFBIG: 'the file is too large for this disk',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
}

/** Returns the system's code of a file error ("ENOENT"), or "" for anything else. */
export function fileErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Returns the reason of a file error as the end of a sentence: "the disk is full". */
export function fileErrorReason(error: unknown): string {
  return REASONS[fileErrorCode(error)] ?? (error instanceof Error ? error.message : String(error))
}
