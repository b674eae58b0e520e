import type { Words } from '../../messages/index.ts'

/** A page of the desk that can be asked for by name. */
export interface Command {
  readonly to: string
  readonly label: string
}

/** The pages whose name begins like what was typed: `check in`, `hold`, `rules`. The first is the best. */
export function commandsFor(
  text: string,
  {
    sections,
    headings,
    authorities,
    copy,
    find,
    work,
    moving,
    machines,
    integrations,
    sharing,
    readerRequests,
    kiosks,
    settings,
    batch,
    quality,
    shelf,
    labelling,
    editor,
    readers,
  }: Words,
): readonly Command[] {
  const known: readonly (Command & { readonly also?: readonly string[] })[] = [
    { to: '/desk/check-in', label: find.checkIn, also: ['return', 'returns'] },
    { to: '/desk', label: find.checkOut, also: [sections.desk, 'lend', 'loan'] },
    { to: '/patrons/new', label: find.newPatron, also: ['new patron', 'register'] },
    { to: '/patrons', label: sections.patrons },
    { to: '/catalogue', label: sections.catalogue, also: ['catalog'] },
    { to: '/catalogue/new/record', label: editor.newRecord, also: ['catalogue a title', 'marc editor'] },
    { to: '/copy-cataloguing/hand', label: copy.hand, also: [sections.copy, 'scan isbn', 'z39.50', 'sru'] },
    { to: '/copy-cataloguing/search', label: copy.search, also: ['search other libraries'] },
    { to: '/copy-cataloguing/lists', label: copy.lists, also: ['isbn list', 'donated books'] },
    { to: '/copy-cataloguing/batches', label: copy.batches, also: ['e-books', 'ebook batch'] },
    { to: '/copy-cataloguing/targets', label: copy.targets, also: ['targets', 'other libraries'] },
    { to: '/holds', label: sections.holds, also: ['hold shelf', 'pull list'] },
    { to: '/moving', label: sections.moving, also: ['transits', 'journeys', 'send', 'receive'] },
    { to: '/moving?view=rotas', label: moving.rotas, also: ['rota', 'stock rotation'] },
    { to: '/moving?view=floating', label: moving.floating, also: ['floating groups'] },
    { to: '/desk/lists', label: work.listsTitle, also: ['lists', 'batch'] },
    { to: '/desk/in-house', label: work.inHouseTitle, also: ['in house', 'basket'] },
    { to: '/desk/due', label: work.dueTitle, also: ['hourly', 'laptops'] },
    { to: '/desk/added', label: work.addedTitle, also: ['fast add'] },
    { to: '/settings/sign-in', label: settings['sign-in'], also: ['single sign-on', 'sso', 'openid', 'saml', 'ldap'] },
    {
      to: '/settings/vendors',
      label: settings.vendors,
      also: ['vendors', 'openid provider', 'e-book platforms', 'databases', 'proxy'],
    },
    {
      to: '/settings/learning',
      label: settings.learning,
      also: ['lti', 'canvas', 'moodle', 'blackboard', 'brightspace'],
    },
    { to: '/resource-sharing', label: sections.sharing, also: ['ncip', 'interlibrary loan', 'ill', 'partners'] },
    {
      to: '/resource-sharing?view=readers',
      label: readerRequests.title,
      also: ['reader requests', 'interlibrary requests'],
    },
    { to: '/resource-sharing?view=messages', label: sharing.messages, also: ['ncip messages'] },
    { to: '/resource-sharing?view=trial', label: sharing.trial, also: ['try ncip'] },
    { to: '/money', label: sections.money, also: ['payments'] },
    { to: '/money?view=sell', label: find.sell, also: ['sale', 'point of sale'] },
    { to: '/money?view=tills', label: find.tills, also: ['cash up', 'x report', 'z report'] },
    { to: '/money?view=report', label: find.moneyReport },
    {
      to: '/settings/public-site',
      label: settings['public-site'],
      also: ['logo', 'colour', 'floor plan', 'theme'],
    },
    { to: '/settings/kiosks', label: kiosks.title, also: ['kiosk', 'self-service'] },
    { to: '/readers', label: sections.readers, also: ['reviews', 'tags', 'moderation'] },
    {
      to: '/readers?view=suggestions',
      label: readers.suggestions,
      also: ['purchase suggestions', 'suggestions to buy'],
    },
    { to: '/readers?view=messages', label: readers.messages, also: ['letters to the library', 'contact form'] },
    { to: '/readers?view=lists', label: readers.lists, also: ['staff picks', 'booklists', 'home page'] },
    { to: '/curbside', label: sections.curbside, also: ['pick-up', 'outside'] },
    { to: '/troubles', label: sections.troubles, also: ['lost', 'claims', 'damaged'] },
    { to: '/reserves', label: sections.reserves, also: ['courses', 'reading list'] },
    { to: '/notices', label: sections.notices, also: ['letters', 'outbox'] },
    { to: '/closings', label: find.closings, also: ['emergency closing'] },
    { to: '/settings/hours', label: find.hours, also: ['calendar'] },
    { to: '/machines/accounts', label: sections.machines, also: ['self-check', 'sip2', machines.accounts] },
    { to: '/machines/trace', label: machines.trace, also: ['trace', 'troubleshoot'] },
    { to: '/machines/emulator', label: machines.emulator },
    { to: '/machines/sorting', label: machines.sorting, also: ['sorter', 'sorting'] },
    { to: '/machines/gates', label: machines.gates, also: ['visitors'] },
    { to: '/machines/alarms', label: machines.alarms, also: ['alarms'] },
    { to: '/imports', label: sections.imports },
    { to: '/quality', label: sections.quality, also: ['flags', 'validation', 'faults'] },
    { to: '/quality?view=rules', label: quality.checkRules, also: ['validation rules'] },
    { to: '/quality?view=links', label: quality.linksTitle, also: ['links', 'dead links', 'urls'] },
    { to: '/batch-editing', label: sections.batch, also: ['marcedit', 'global change'] },
    { to: '/batch-editing/tasks', label: batch.tasks, also: ['task list'] },
    { to: '/batch-editing/sets', label: batch.sets, also: ['record lists', 'buckets'] },
    {
      to: '/heading-changes/change',
      label: headings.change,
      also: [sections.headings, 'global heading change', 'flip'],
    },
    { to: '/heading-changes/projects', label: headings.projects, also: ['reparative', 'reparative projects'] },
    { to: '/heading-changes/clusters', label: headings.clusters, also: ['openrefine', 'cluster headings'] },
    {
      to: '/record-reports',
      label: sections.reports,
      also: ['field count', 'character report', 'compare records', 'export table', 'csv'],
    },
    {
      to: '/discovery',
      label: sections.discovery,
      also: ['searches', 'zero results', 'search log', 'most searched', 'most viewed'],
    },
    { to: '/authorities', label: authorities.title, also: ['headings', 'authority control', 'browse headings'] },
    { to: '/authorities?view=reports', label: authorities.reports, also: ['unlinked headings', 'heading reports'] },
    { to: '/authorities?view=files', label: authorities.files, also: ['authority files', 'load authorities'] },
    {
      to: '/labels',
      label: sections.labels,
      also: ['spine labels', 'barcode labels', 'stickers', 'call number labels'],
    },
    { to: '/labels?for=added', label: labelling.ofToday, also: ['new items labels', 'acquired today'] },
    { to: '/labels?view=designs', label: labelling.designs, also: ['label designer', 'label templates'] },
    { to: '/labels?view=barcodes', label: labelling.barcodes, also: ['next barcode', 'barcode ranges'] },
    { to: '/labels?view=tags', label: labelling.tags, also: ['rfid', 'encode tag', 'read tag'] },
    { to: '/shelf-list', label: sections.shelf, also: ['shelflist', 'shelf reading', 'browse shelf'] },
    { to: '/shelf-list?view=many', label: shelf.planTitle, also: ['assign call numbers'] },
    { to: '/shelf-list?view=styles', label: shelf.stylesTitle, also: ['cutter', 'call number style'] },
    { to: '/shelf-list?view=problems', label: shelf.problemsTitle, also: ['call numbers'] },
    { to: '/rules', label: sections.rules },
    { to: '/printing', label: sections.printing, also: ['print queue', 'printers', 'paper'] },
    { to: '/offline', label: sections.offline, also: ['offline', 'outage', 'exceptions'] },
    { to: '/jobs', label: sections.jobs },
    { to: '/integrations', label: sections.integrations, also: ['webhooks', 'vendors'] },
    { to: '/integrations/deliveries', label: integrations.deliveries, also: ['webhook log'] },
    { to: '/integrations/protocols', label: integrations.protocols, also: ['z39.50', 'sru', 'oai', 'opds'] },
    { to: '/integrations/keys', label: integrations.keys, also: ['keys', 'tokens'] },
    { to: '/harvesting', label: sections.harvesting, also: ['oai-pmh', 'repositories', 'new repository'] },
    {
      to: '/e-collections',
      label: sections.eCollections,
      also: ['kbart', 'e-journals', 'electronic resources', 'holdings'],
    },
    { to: '/covers', label: sections.covers, also: ['cover sources', 'jackets', 'descriptions'] },
    { to: '/exports', label: sections.exports, also: ['export records'] },
    { to: '/mailbox', label: sections.mailbox, also: ['mails'] },
    { to: '/openrefine', label: sections.openrefine, also: ['reconciliation', 'reconcile'] },
    { to: '/settings', label: sections.settings },
    { to: '/guide', label: sections.guide, also: ['help'] },
  ]
  const asked = bare(text)
  if (asked.length < 3) return []
  return known.filter(({ label, also = [] }) => [label, ...also].some((name) => bare(name).startsWith(asked)))
}

/** True when what was typed is the whole name of a command, so that it is meant and nothing else. */
export function isCommand(text: string, command: Command): boolean {
  return bare(text) === bare(command.label)
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]+/g, '')
}
