const mebibyte = 1024 * 1024

/** What the settings are computed from. */
export interface Machine {
  /** Memory that this process may use, in bytes: the container's limit where there is one. */
  readonly memory: number
  /** Size of `/dev/shm` in bytes; containers often have only 64 MiB. */
  readonly sharedMemory: number
}

/**
 * PostgreSQL settings for a machine that also runs Carrel itself: the database takes about an eighth of the memory for its
 * own cache and counts on half of it being file cache. What is confirmed is on disk (`synchronous_commit`).
 */
export function postgresSettings(machine: Machine): Readonly<Record<string, string>> {
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, machine.memory / mebibyte / part)))}MB`
  return {
    listen_addresses: '',
    max_connections: '120',
    shared_buffers: share(8, 64, 2048),
    effective_cache_size: share(2, 256, 65_536),
    work_mem: share(400, 4, 64),
    maintenance_work_mem: share(24, 64, 1024),
    dynamic_shared_memory_type: machine.sharedMemory < 512 * mebibyte ? 'mmap' : 'posix',
    synchronous_commit: 'on',
    // Each first change of a page after a checkpoint is written whole: to pack it costs a desk more than the disk gains.
    wal_compression: 'off',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    // Plans made while a table was empty read it from end to end; they are made anew as soon as it has been counted.
    autovacuum_naptime: '10s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'iso, ymd',
    lc_messages: 'C',
    default_text_search_config: 'pg_catalog.simple',
    logging_collector: 'on',
    log_directory: '../log',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_min_messages: 'warning',
    // What people typed stays out of the log: no values of keys, no statements.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'fatal',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] %a ',
  }
}

/** The text of `postgresql.conf`: Carrel's settings, then whatever the library's own `settings.conf` changes. */
export function postgresConf(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return [
    '# Written by Carrel at every start. Your own settings belong in ../settings.conf, which is read last and wins.',
    ...lines,
    "include_if_exists = '../settings.conf'",
    '',
  ].join('\n')
}
