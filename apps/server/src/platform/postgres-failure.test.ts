import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainPostgresFailure } from './postgres-failure.ts'

// Lines as PostgreSQL 18.4 prints them.
const outputs: readonly (readonly [code: string, output: string])[] = [
  [
    'disk-full',
    'creating configuration files ... ok\nrunning bootstrap script ... 2026-11-21 10:00:00.000 UTC [7] FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device\nchild process exited with exit code 1',
  ],
  [
    'folder-read-only',
    'initdb: error: could not create directory "/srv/data/postgres/cluster.unfinished": Read-only file system',
  ],
  ['folder-denied', 'FATAL:  could not open file "global/pg_control": Permission denied'],
  ['folder-denied', 'FATAL:  data directory "/srv/data/postgres/cluster" has wrong ownership'],
  [
    'database-newer',
    'FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 19, which is not compatible with this version 18.4.',
  ],
  [
    'database-still-running',
    'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 71) running in data directory "/srv/data/postgres/cluster"?',
  ],
  [
    'settings-wrong',
    'LOG:  unrecognized configuration parameter "work_memory" in file "/srv/data/postgres/settings.conf" line 1\nFATAL:  configuration file "/srv/data/postgres/cluster/postgresql.conf" contains errors',
  ],
  [
    'memory-short',
    "FATAL:  could not map anonymous shared memory: Cannot allocate memory\nHINT:  This error usually means that PostgreSQL's request for a shared memory segment exceeded available memory",
  ],
  ['account-nameless', 'initdb: error: could not look up effective user ID 4321: user does not exist'],
  [
    'database-cannot-run',
    '/srv/postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file: No such file or directory',
  ],
  [
    'database-damaged',
    'LOG:  invalid checkpoint record\nPANIC:  could not locate a valid checkpoint record at 0/1938AB0',
  ],
  ['database-failed', 'FATAL:  something that nobody has seen before'],
]

describe('a database that does not start', () => {
  for (const [code, output] of outputs) {
    it(`is explained in one sentence: ${code}`, () => {
      const refusal = explainPostgresFailure(output, '/srv/data/postgres', '/srv/data/postgres/log/start.log')
      assert.equal(refusal.code, code)
      assert.doesNotMatch(refusal.message, /\n|undefined/)
      assert.match(refusal.message, /PostgreSQL says: \S.*\(log: \/srv/)
    })
  }

  it('quotes the line that tells most', () => {
    const output =
      'LOG:  starting\nLOG:  unrecognized configuration parameter "work_memory" in file "/srv/settings.conf" line 1\nFATAL:  configuration file contains errors'
    assert.match(
      explainPostgresFailure(output, '/srv', '/srv/log').message,
      /PostgreSQL says: unrecognized configuration parameter "work_memory" in file "\/srv\/settings.conf" line 1 /,
    )
  })
})
