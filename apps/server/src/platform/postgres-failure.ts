import { StartRefusal } from './start-refusal.ts'

interface Sign {
  readonly code: string
  readonly seen: RegExp
  sentence(folder: string): string
}

// What PostgreSQL prints when it gives up, and what that means for the person who started Carrel. The first that fits is told.
const signs: readonly Sign[] = [
  {
    code: 'disk-full',
    seen: /No space left on device|Disk quota exceeded/,
    sentence: (folder) => `The disk that holds ${folder} is full. Make room and start again; nothing was lost.`,
  },
  {
    code: 'folder-read-only',
    seen: /Read-only file system/,
    sentence: (folder) =>
      `The folder ${folder} is on a disk that is mounted read-only. Mount it for writing, or choose another folder with --data or CARREL_DATA.`,
  },
  {
    code: 'database-newer',
    seen: /files are incompatible with server|initialized by PostgreSQL version|initialized with PG_CONTROL_VERSION|initialized with CATALOG_VERSION_NO/,
    sentence: (folder) =>
      `The database in ${folder} was made by another version of PostgreSQL than this Carrel brings. Start it with the Carrel that made it, or restore a backup into a new folder.`,
  },
  {
    code: 'database-still-running',
    seen: /pre-existing shared memory block|is another (postmaster|postgres|server)|lock file .* already exists/,
    sentence: (folder) =>
      `Another database server still works in ${folder} and does not end. Wait a minute; if it stays, end the processes named postgres and start again.`,
  },
  {
    code: 'settings-wrong',
    seen: /configuration file .* contains errors|unrecognized configuration parameter|invalid value for parameter|syntax error in file/,
    sentence: (folder) =>
      `PostgreSQL does not accept a setting in ${folder}/settings.conf. Correct or remove the line that is named below.`,
  },
  {
    code: 'memory-short',
    seen: /Cannot allocate memory|could not map anonymous shared memory|out of memory/i,
    sentence: () =>
      'There is not enough free memory to start the database (about 300 MB are needed). End other programs and start again.',
  },
  {
    code: 'account-nameless',
    seen: /could not look up effective user ID/,
    sentence: () =>
      'The user that runs Carrel has a number but no name on this machine, and PostgreSQL wants one. Run Carrel as a user listed in /etc/passwd (or as root), or use DATABASE_URL.',
  },
  {
    code: 'database-cannot-run',
    seen: /error while loading shared libraries|version .GLIBC|Exec format error|cannot execute|ENOENT/,
    sentence: () =>
      'The PostgreSQL that comes with Carrel does not run on this system. Use a PostgreSQL 18 of your own: set DATABASE_URL=postgresql://user:password@host/database.',
  },
  {
    code: 'database-damaged',
    seen: /could not locate a valid checkpoint|invalid primary checkpoint|PANIC:|could not read file .*(pg_control|global)|invalid data in file/,
    sentence: (folder) =>
      `The database in ${folder} is damaged (a failing disk, or files removed by hand). Keep the folder as it is, and restore the latest backup into a new one.`,
  },
  {
    code: 'folder-denied',
    seen: /Permission denied|has (wrong ownership|invalid permissions)/,
    sentence: (folder) =>
      `The database may not read or write in ${folder}. Give the folder to the user who starts Carrel (chown -R), or choose another one with --data or CARREL_DATA.`,
  },
]

/** What PostgreSQL printed while it failed to start, as one sentence, followed by its own most telling line. */
export function explainPostgresFailure(output: string, folder: string, logFile: string): StartRefusal {
  const sign = signs.find((known) => known.seen.test(output))
  const sentence = sign?.sentence(folder) ?? `The database in ${folder} did not start.`
  const line = tellingLine(output, sign?.seen)
  const said = line === undefined ? '' : ` PostgreSQL says: ${line}`
  return new StartRefusal(sign?.code ?? 'database-failed', `${sentence}${said} (log: ${logFile})`)
}

/** True when the last server of this cluster has not quite ended, so that trying again soon is right. */
export function isStillEnding(output: string): boolean {
  return /pre-existing shared memory block/.test(output)
}

function tellingLine(output: string, sign: RegExp | undefined): string | undefined {
  const lines = output.split('\n').map((line) => line.trim())
  const line =
    (sign && lines.find((one) => sign.test(one))) ??
    lines.findLast((one) => /FATAL|PANIC|ERROR|error:/.test(one)) ??
    lines.findLast((one) => one !== '')
  return line?.replace(/^.*?(FATAL|PANIC|ERROR|LOG|error):\s*/, '')
}
