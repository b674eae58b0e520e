import type { FastifyInstance } from 'fastify'
import { mountAuthorityStreams } from '../modules/authority-control/index.ts'
import { mountBatchStreams } from '../modules/batch-editing/index.ts'
import { mountCoverUpload } from '../modules/covers/index.ts'
import { mountCollectionFiles } from '../modules/e-collections/index.ts'
import { mountMoneyStreams } from '../modules/fees/index.ts'
import { mountImportStreams } from '../modules/loading/index.ts'
import { mountLabelStreams } from '../modules/labels/index.ts'
import { mountOfflineStreams } from '../modules/offline/index.ts'
import { mountCalendarFeed } from '../modules/org/index.ts'
import { mountPatronStreams } from '../modules/patrons/index.ts'
import { mountQualityStreams } from '../modules/quality/index.ts'
import { mountExportStreams } from '../modules/record-exports/index.ts'
import { mountReportStreams } from '../modules/record-reports/index.ts'
import type { ActorResolver } from '../platform/module.ts'
import type { Platform } from '../platform/platform.ts'

/** Endpoints whose body or answer is a stream of bytes rather than JSON: uploads and downloads. */
export function mountStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  mountImportStreams(app, platform, resolver)
  mountAuthorityStreams(app, platform, resolver)
  mountBatchStreams(app, platform, resolver)
  mountCollectionFiles(app, platform, resolver)
  mountCoverUpload(app, platform, resolver)
  mountPatronStreams(app, platform, resolver)
  mountMoneyStreams(app, platform, resolver)
  mountQualityStreams(app, platform, resolver)
  mountReportStreams(app, platform, resolver)
  mountExportStreams(app, platform, resolver)
  mountOfflineStreams(app, platform, resolver)
  mountLabelStreams(app, platform, resolver)
  mountCalendarFeed(app, platform)
}
