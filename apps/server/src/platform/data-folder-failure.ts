import { StartRefusal, systemCode } from './start-refusal.ts'

/** Turns a failed file operation in a folder into the sentence for the person who started Carrel; other errors stay as they are. */
export function folderFailure(error: unknown, folder: string): unknown {
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartRefusal(
        'disk-full',
        `The disk that holds ${folder} is full. Make room and start again; nothing was lost.`,
        error,
      )
    case 'EROFS':
      return new StartRefusal(
        'folder-read-only',
        `The folder ${folder} is on a disk that is mounted read-only. Mount it for writing, or choose another folder with --data or CARREL_DATA.`,
        error,
      )
    case 'EACCES':
    case 'EPERM':
      return new StartRefusal(
        'folder-denied',
        `Carrel may not write in ${folder}. Give it to the user who starts Carrel, or choose another folder with --data or CARREL_DATA.`,
        error,
      )
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartRefusal(
        'folder-is-file',
        `${folder} is not a folder. Choose another place with --data or CARREL_DATA.`,
        error,
      )
    case 'ENOENT':
      if (!(error instanceof Error && 'syscall' in error && error.syscall === 'mkdir')) return error
      return new StartRefusal(
        'folder-impossible',
        `The folder ${folder} cannot be made: its disk is read-only or not there. Choose another place with --data or CARREL_DATA.`,
        error,
      )
    default:
      return error
  }
}
