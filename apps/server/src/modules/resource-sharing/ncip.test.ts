import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeMessage, type Parts } from '@carrel/ncip'
import { childOf, childrenOf, textOf } from '@carrel/xml'
import { sql } from 'kysely'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import { CancelHold } from '../holds/contract.ts'
import { ChangeAgency, ListSharedRequests } from './contract.ts'
import { item, request, user, openPartnerHouse, type PartnerHouse } from './testing/partner-house.ts'

describe('a library and the partners it lends to', () => {
  let house: PartnerHouse
  let library: PartnerHouse['library']
  let agency = 0
  const post: PartnerHouse['post'] = (...given) => house.post(...given)
  const ask: PartnerHouse['ask'] = (...given) => house.ask(...given)
  const accept: PartnerHouse['accept'] = (...given) => house.accept(...given)
  const itemState: PartnerHouse['itemState'] = (...given) => house.itemState(...given)
  const holdsOf: PartnerHouse['holdsOf'] = (...given) => house.holdsOf(...given)
  const rows: PartnerHouse['rows'] = (query) => house.rows(query)
  const header: PartnerHouse['header'] = (more) => house.header(more)

  before(async () => {
    house = await openPartnerHouse()
    ;({ library, agency } = house)
  })
  after(() => house?.close())

  describe('A partner that asks about readers and stock', () => {
    it('is told of a reader what it asks for, and no more', async () => {
      const told = await ask('LookupUser', {
        UserId: user('c1'),
        UserElementType: ['Name Information', 'User Address Information', 'User Privilege', 'Block Or Trap'],
      })
      assert.equal(told.status, 200)
      assert.equal(told.said?.name, 'LookupUserResponse')
      assert.equal(textOf(told.said, 'ResponseHeader', 'FromAgencyId', 'AgencyId'), 'ELMNET')
      assert.equal(textOf(told.said, 'ResponseHeader', 'ToAgencyId', 'AgencyId'), 'RIVER')
      assert.equal(textOf(told.said, 'UserId', 'UserIdentifierValue'), 'c1')
      const fields = childOf(told.said, 'UserOptionalFields')
      const name = childOf(childOf(fields, 'NameInformation'), 'PersonalNameInformation')
      assert.equal(textOf(name, 'StructuredPersonalUserName', 'Surname'), 'Reyes')
      assert.equal(textOf(name, 'StructuredPersonalUserName', 'GivenName'), 'Jos\u00e9')
      assert.equal(
        textOf(fields, 'UserAddressInformation', 'ElectronicAddress', 'ElectronicAddressData'),
        'jose@example.org',
      )
      assert.equal(textOf(fields, 'UserPrivilege', 'UserPrivilegeStatus', 'UserPrivilegeStatusType'), 'ACTIVE')
      assert.equal(childrenOf(fields, 'BlockOrTrap').length, 0)
      assert.equal(childrenOf(told.said, 'LoanedItem').length, 0)
      const bare = await ask('LookupUser', { UserId: user('C1'), UserElementType: ['User Language'] })
      assert.doesNotMatch(bare.text, /Reyes|jose@/)
    })
    it('is told that a reader may not borrow', async () => {
      const told = await ask('LookupUser', { UserId: user('C-OLD') })
      const fields = childOf(told.said, 'UserOptionalFields')
      assert.equal(textOf(fields, 'UserPrivilege', 'UserPrivilegeStatus', 'UserPrivilegeStatusType'), 'BLOCKED')
      assert.ok(childrenOf(fields, 'BlockOrTrap').some((one) => textOf(one, 'BlockOrTrapType') === 'Block Check Out'))
    })
    it('signs a reader in by card and PIN, and only by the right one', async () => {
      const by = (pin: string) =>
        ask('LookupUser', {
          AuthenticationInput: [
            {
              AuthenticationInputData: 'C1',
              AuthenticationDataFormatType: 'text/plain',
              AuthenticationInputType: 'Barcode Id',
            },
            {
              AuthenticationInputData: pin,
              AuthenticationDataFormatType: 'text/plain',
              AuthenticationInputType: 'PIN',
            },
          ],
        })
      assert.equal(textOf((await by('4711')).said, 'UserId', 'UserIdentifierValue'), 'C1')
      assert.deepEqual((await by('4712')).problems, ['User Authentication Failed · AuthenticationInput'])
    })
    it('is told of an item where it stands, by barcode, and of a title with all its items', async () => {
      const one = await ask('LookupItem', { ItemId: item('B1') })
      const fields = childOf(one.said, 'ItemOptionalFields')
      assert.equal(textOf(fields, 'CirculationStatus'), 'Available On Shelf')
      assert.equal(textOf(fields, 'BibliographicDescription', 'Title'), 'Title of B1')
      const bib =
        textOf(fields, 'BibliographicDescription', 'BibliographicRecordId', 'BibliographicRecordIdentifier') ?? ''
      const set = await ask('LookupItemSet', {
        BibliographicId: [
          { BibliographicRecordId: { BibliographicRecordIdentifier: bib, AgencyId: 'ELMNET' } },
          { BibliographicRecordId: { BibliographicRecordIdentifier: '999999', AgencyId: 'ELMNET' } },
        ],
      })
      const [known, unknown] = childrenOf(set.said, 'BibInformation')
      const information = childOf(childOf(known, 'HoldingsSet'), 'ItemInformation')
      assert.equal(textOf(information, 'ItemId', 'ItemIdentifierValue'), 'B1')
      assert.equal(textOf(unknown, 'Problem', 'ProblemType'), 'Unknown Item')
      assert.deepEqual((await ask('LookupItem', { ItemId: item('NONE') })).problems, [
        'Unknown Item · ItemIdentifierValue · NONE',
      ])
    })
    it('pages through many items', async () => {
      const asked = { ItemId: [item('B1'), item('B2'), item('NONE')], MaximumItemsCount: 2 }
      const first = await ask('LookupItemSet', asked)
      assert.equal(childrenOf(first.said, 'BibInformation').length, 2)
      const rest = await ask('LookupItemSet', { ...asked, NextItemToken: textOf(first.said, 'NextItemToken') ?? '' })
      assert.equal(childrenOf(rest.said, 'BibInformation').length, 1)
      assert.equal(textOf(rest.said, 'NextItemToken'), undefined)
    })
    it('is told who this library is', async () => {
      const told = await ask('LookupAgency', {
        AgencyId: 'ELMNET',
        AgencyElementType: ['Organization Name Information'],
      })
      assert.equal(textOf(told.said, 'OrganizationNameInformation', 'OrganizationName'), 'Elm County Library')
      assert.deepEqual((await ask('LookupAgency', { AgencyId: 'MOON', AgencyElementType: ['x'] })).problems, [
        'Unknown Agency · AgencyId · MOON',
      ])
    })
  })

  describe('A book that a partner lends to a reader here', () => {
    it('is made, with its title hidden from the public and a hold at the place of collection, once', async () => {
      for (let time = 0; time < 2; time++) {
        const told = await accept('R-1', 'RB-1', 'C1', { DateForReturn: '2026-05-01T00:00:00Z' })
        assert.deepEqual(told.problems, [])
        assert.equal(textOf(told.said, 'RequestId', 'RequestIdentifierValue'), 'R-1')
      }
      const made = await itemState('RB-1')
      assert.deepEqual([made?.status, made?.suppressed, made?.title], ['in-process', true, 'The Tides'])
      assert.deepEqual(await holdsOf('C1'), [{ state: 'waiting', pickup: 'HAR' }])
      const [found] = await rows(
        sql<{ n: number }>`select count(*) as n from catalog.bib_view where title = 'The Tides'`,
      )
      assert.equal(found?.n, 1)
    })
    it('is made once when the message comes twice at the same moment', async () => {
      const both = await Promise.all([accept('R-TWICE', 'RB-TWICE', 'C2'), accept('R-TWICE', 'RB-TWICE', 'C2')])
      assert.deepEqual(
        both.flatMap((told) => told.problems),
        [],
      )
      assert.equal((await holdsOf('C2')).length, 1)
      await ask('CancelRequestItem', { UserId: user('C2'), RequestId: request('R-TWICE'), RequestType: 'Hold' })
      assert.equal(await itemState('RB-TWICE'), undefined)
    })
    it('leaves nothing behind when its reader is not known, the place is none, or the barcode is taken', async () => {
      const count = async () =>
        (
          await rows(
            sql<{
              n: string
            }>`select (select count(*) from catalog.bib) || ' ' || (select count(*) from resource_sharing.request) as n`,
          )
        )[0]?.n
      const untouched = await count()
      assert.deepEqual((await accept('R-2', 'RB-2', 'NOBODY')).problems, [
        'Unknown User · UserIdentifierValue · NOBODY',
      ])
      assert.deepEqual((await accept('R-2', 'RB-2', 'C1', { PickupLocation: 'MOON' })).problems, [
        'Element Rule Violated · PickupLocation · MOON',
      ])
      assert.deepEqual((await accept('R-2', 'RB-2', 'C-OLD')).problems, ['User Blocked · UserIdentifierValue · C-OLD'])
      assert.deepEqual((await accept('R-2', 'B1', 'C1')).problems, ['Duplicate Item · ItemIdentifierValue · B1'])
      assert.deepEqual((await accept('R-1', 'OTHER', 'C1')).problems, [
        'Duplicate Request · RequestIdentifierValue · R-1',
      ])
      assert.equal(await count(), untouched)
    })
    it('is caught for its reader when it is scanned, and its request is followed', async () => {
      const scan = await library.atHarbour.must(CheckIn, { body: { barcode: 'RB-1' } })
      assert.equal(scan.route, 'hold-shelf')
      const list = await library.must(ListSharedRequests, { query: { open: true } })
      assert.deepEqual(
        list.rows.map((row) => [row.number, row.stage, row.patronName, row.pickupName]),
        [['R-1', 'on-shelf', 'Jos\u00e9 Reyes', 'Harbour']],
      )
      const told = await ask('LookupRequest', { RequestId: request('R-1') })
      assert.equal(textOf(told.said, 'RequestStatusType'), 'Available For Pickup')
    })
    it('is lent until the day that the partner set, once', async () => {
      for (let time = 0; time < 2; time++) {
        const told = await ask('CheckOutItem', { UserId: user('C1'), ItemId: item('RB-1'), RequestId: request('R-1') })
        assert.deepEqual(told.problems, [])
        assert.match(textOf(told.said, 'DateDue') ?? '', /^2026-05-01T/)
      }
      assert.equal((await itemState('RB-1'))?.status, 'on-loan')
      const account = await ask('LookupUser', {
        UserId: user('C1'),
        LoanedItemsDesired: true,
        RequestedItemsDesired: true,
      })
      assert.deepEqual(
        childrenOf(account.said, 'LoanedItem').map((one) => textOf(one, 'Title')),
        ['The Tides'],
      )
    })
    it('is taken back as if it had not been lent, and lent again', async () => {
      const undone = await ask('UndoCheckOutItem', { ItemId: item('RB-1'), UserId: user('C1') })
      assert.deepEqual(undone.problems, [])
      assert.equal((await itemState('RB-1'))?.status, 'on-hold-shelf')
      assert.deepEqual((await ask('CheckOutItem', { UserId: user('C1'), ItemId: item('RB-1') })).problems, [])
    })
    it('is called back by the partner, earlier but not at once', async () => {
      const told = await ask('RecallItem', { ItemId: item('RB-1') })
      assert.deepEqual(told.problems, [])
      const due = textOf(told.said, 'DateDue') ?? ''
      assert.ok(due > '2026-03-02' && due < '2026-05-01', due)
      assert.equal((await itemState('RB-1'))?.due?.slice(0, 10), due.slice(0, 10))
    })
    it('is not deleted while its reader has it', async () => {
      assert.deepEqual((await ask('DeleteItem', { ItemId: item('RB-1') })).problems, ['Resource Cannot Be Provided'])
      assert.equal((await itemState('RB-1'))?.status, 'on-loan')
    })
    it('ends with its return: loan, request, item and title are closed, and the message may come again', async () => {
      for (let time = 0; time < 2; time++) {
        const told = await ask('CheckInItem', { ItemId: item('RB-1') })
        assert.deepEqual(told.problems, [])
      }
      assert.equal(await itemState('RB-1'), undefined)
      const { rows: closed } = await library.must(ListSharedRequests, { query: { q: 'R-1' } })
      assert.deepEqual([closed[0]?.stage, closed[0]?.patron], ['closed', null])
      assert.doesNotMatch(JSON.stringify(closed[0]), /Reyes/)
      assert.deepEqual(
        closed[0]?.steps.map((step) => step.service),
        ['AcceptItem', 'CheckOutItem', 'UndoCheckOutItem', 'CheckOutItem', 'RecallItem', 'CheckInItem'],
      )
      const loans = await ask('LookupUser', { UserId: user('C1'), LoanedItemsDesired: true })
      assert.equal(textOf(loans.said, 'LoanedItemsCount', 'LoanedItemCountValue'), '0')
      assert.deepEqual((await ask('DeleteItem', { ItemId: item('RB-1') })).problems, [])
      assert.deepEqual((await accept('R-1', 'RB-1', 'C1')).problems, [
        'Request Already Processed · RequestIdentifierValue · R-1',
      ])
    })
    it('can come again under the same barcode with another request', async () => {
      assert.deepEqual((await accept('R-9', 'RB-1', 'C1')).problems, [])
      assert.deepEqual((await ask('DeleteItem', { ItemId: item('RB-1') })).problems, [])
      assert.equal(await itemState('RB-1'), undefined)
    })
    it('never lets a partner delete what belongs to the library', async () => {
      assert.deepEqual((await ask('DeleteItem', { ItemId: item('B1') })).problems, [
        'Unauthorized Combination Of Element Values For Agency',
      ])
      assert.equal((await itemState('B1'))?.status, 'available')
    })
  })

  describe('A book of the library that a partner asks for', () => {
    const ask2 = (number: string, card: string, more: Parts = {}) =>
      ask('RequestItem', {
        UserId: user(card),
        ItemId: item('B2'),
        RequestId: request(number),
        RequestType: 'Hold',
        RequestScopeType: 'Item',
        ...more,
      })
    it('is held once, for a reader that is known here', async () => {
      for (let time = 0; time < 2; time++)
        assert.deepEqual((await ask2('Q-1', 'C2', { PickupLocation: 'ELM' })).problems, [])
      assert.deepEqual(
        (await holdsOf('C2')).map((hold) => hold.state),
        ['cancelled', 'waiting'],
      )
    })
    it('is moved to another place, and cancelled; again is as once', async () => {
      assert.deepEqual(
        (await ask('UpdateRequestItem', { RequestId: request('Q-1'), AddRequestFields: { PickupLocation: 'HAR' } }))
          .problems,
        [],
      )
      assert.deepEqual((await holdsOf('C2')).at(-1), { state: 'waiting', pickup: 'HAR' })
      for (let time = 0; time < 2; time++)
        assert.deepEqual(
          (await ask('CancelRequestItem', { UserId: user('C2'), RequestId: request('Q-1'), RequestType: 'Hold' }))
            .problems,
          [],
        )
      assert.equal((await holdsOf('C2')).at(-1)?.state, 'cancelled')
      assert.deepEqual(
        (await ask('CancelRequestItem', { UserId: user('C2'), RequestId: request('NONE'), RequestType: 'Hold' }))
          .problems,
        ['Unknown Request · RequestIdentifierValue · NONE'],
      )
    })
    it('is held and lent to the account of the partner where nobody knows its reader', async () => {
      assert.deepEqual((await ask2('Q-2', 'THEIRS')).problems, ['Unknown User · UserIdentifierValue · THEIRS'])
      await library.must(ChangeAgency, { params: { id: agency }, body: { borrower: 'RIVER-ACCOUNT' } })
      assert.deepEqual((await ask2('Q-2', 'THEIRS')).problems, [])
      const lent = await ask('CheckOutItem', { UserId: user('THEIRS'), ItemId: item('B2'), RequestId: request('Q-2') })
      assert.deepEqual(lent.problems, [])
      assert.equal(textOf(lent.said, 'UserId', 'UserIdentifierValue'), 'THEIRS')
      assert.deepEqual(
        (await holdsOf('RIVER-ACCOUNT')).map((hold) => hold.state),
        ['filled'],
      )
    })
    it('is lent once when the message comes twice at the same moment', async () => {
      const asked = () => ask('CheckOutItem', { UserId: user('C2'), ItemId: item('B1') })
      const both = await Promise.all([asked(), asked(), asked()])
      assert.deepEqual(
        both.flatMap((told) => told.problems),
        [],
      )
      const loans = await rows(
        sql<{
          id: number
        }>`select l.id from circulation.open_loan_view l join catalog.item_view i on i.id = l.item_id where i.barcode = 'B1'`,
      )
      assert.equal(loans.length, 1)
      assert.deepEqual((await ask('UndoCheckOutItem', { ItemId: item('B1') })).problems, [])
      assert.equal((await itemState('B1'))?.status, 'available')
    })
    it('is renewed once for a message that comes twice, and a refusal says which rule', async () => {
      await library.rule({}, { renewals: 1, period: { count: 21, unit: 'days' } })
      library.at('2026-03-10T10:00:00Z')
      const asked = writeMessage('RenewItem', {
        InitiationHeader: header(),
        UserId: user('THEIRS'),
        ItemId: item('B2'),
      })
      const [first, second] = [await post(asked), await post(asked)]
      assert.deepEqual(first.problems, [])
      assert.equal(textOf(first.said, 'RenewalCount'), '1')
      assert.equal(second.text, first.text)
      const third = await ask('RenewItem', {
        UserId: user('THEIRS'),
        ItemId: item('B2'),
        DesiredDateDue: '2026-06-01T00:00:00Z',
      })
      assert.ok(third.problems[0]?.startsWith('Maximum Renewals Exceeded'), third.problems.join())
    })
    it('is not renewed, undone or renewed for someone who does not have it', async () => {
      assert.ok(
        (await ask('RenewItem', { UserId: user('C1'), ItemId: item('B2') })).problems[0]?.startsWith(
          'Item Not Checked Out To This User',
        ),
      )
      assert.ok(
        (await ask('RenewItem', { UserId: user('C1'), ItemId: item('B1') })).problems[0]?.startsWith(
          'Item Not Checked Out',
        ),
      )
    })
    it('comes back', async () => {
      const [lent] = (await library.must(ListSharedRequests, { query: { q: 'Q-2' } })).rows
      assert.deepEqual([lent?.stage, lent?.kind], ['on-loan', 'requested'])
      assert.deepEqual((await ask('CheckInItem', { ItemId: item('B2') })).problems, [])
      assert.equal((await itemState('B2'))?.status, 'available')
      const [done] = (await library.must(ListSharedRequests, { query: { q: 'Q-2' } })).rows
      assert.deepEqual([done?.stage, done?.patron], ['closed', null])
    })
    it('ends when its hold is ended at the desk', async () => {
      assert.deepEqual((await ask2('Q-3', 'C2')).problems, [])
      const [asked] = (await library.must(ListSharedRequests, { query: { q: 'Q-3' } })).rows
      await library.must(CancelHold, { params: { id: asked?.hold ?? 0 }, query: {} })
      const [ended] = (await library.must(ListSharedRequests, { query: { q: 'Q-3' } })).rows
      assert.equal(ended?.stage, 'cancelled')
    })
    it('is refused with every reason', async () => {
      await library.must(CheckOut, { body: { card: 'C1', barcode: 'B1' } })
      const told = await ask('CheckOutItem', { UserId: user('C-OLD'), ItemId: item('B1') })
      assert.deepEqual(
        told.problems.map((problem) => problem.split(' · ')[0]),
        ['User Blocked', 'User Ineligible To Check Out This Item'],
      )
      await library.must(CheckIn, { body: { barcode: 'B1' } })
    })
  })
})
