import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import { contentProblems, otherServices, services, writeAnswer, writeMessage, type Parts } from '../src/index.ts'

const shared = path.resolve(import.meta.dirname, '../../../../shared/data')
const schema = globSync('**/ncip*v2_02.xsd', { cwd: shared })[0]
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined
const why =
  schema === undefined
    ? 'the schema of NCIP 2.02 is not in ../shared/data'
    : hasXmllint
      ? false
      : 'xmllint is not installed'

const header = { fromAgency: 'RIVER', fromSystem: 'HUB', toAgency: 'ELM' }
const item: Parts = { AgencyId: 'ELM', ItemIdentifierType: 'Barcode', ItemIdentifierValue: 'B1' }
const user: Parts = { AgencyId: 'ELM', UserIdentifierValue: 'C1' }
const request: Parts = { AgencyId: 'RIVER', RequestIdentifierValue: 'R1' }
const money: Parts = { CurrencyCode: 'USD', MonetaryValue: 150 }
const due = '2026-04-01T21:59:59Z'
const fields: Parts = {
  BibliographicDescription: {
    Title: 'T',
    Author: 'A',
    BibliographicRecordId: { BibliographicRecordIdentifier: '1', AgencyId: 'ELM' },
  },
  CirculationStatus: { value: 'On Loan', scheme: 'http://example.org/x.scm' },
  HoldQueueLength: 0,
  ItemDescription: { CallNumber: '1', HoldingsInformation: { UnstructuredHoldingsData: 'Disc 2' } },
  Location: {
    LocationType: 'Permanent Location',
    LocationName: { LocationNameInstance: [{ LocationNameLevel: 1, LocationNameValue: 'Elm' }] },
  },
  DateDue: due,
}

/** Answers with everything in them that Carrel writes. */
const answers: Readonly<Record<string, Parts>> = {
  LookupUser: {
    UserId: user,
    UserFiscalAccount: {
      AccountBalance: money,
      AccountDetails: [
        {
          AccrualDate: due,
          FiscalTransactionInformation: {
            FiscalActionType: 'Assess',
            FiscalTransactionReferenceId: { AgencyId: 'ELM', FiscalTransactionIdentifierValue: '7' },
            FiscalTransactionType: 'Fine',
            Amount: money,
            FiscalTransactionDescription: 'Late',
            ItemDetails: { ItemId: item, BibliographicDescription: { Title: 'T' } },
          },
        },
      ],
    },
    LoanedItemsCount: { CirculationStatus: 'On Loan', LoanedItemCountValue: 1 },
    LoanedItem: [{ ItemId: item, DateDue: due, Amount: money, Title: 'T', MediumType: 'Book' }],
    RequestedItemsCount: { RequestType: 'Hold', RequestedItemCountValue: 1 },
    RequestedItem: [
      {
        RequestId: request,
        ItemId: item,
        RequestType: 'Hold',
        RequestStatusType: 'In Process',
        DatePlaced: due,
        PickupLocation: 'Elm',
        PickupExpiryDate: due,
        HoldQueuePosition: 1,
        Title: 'T',
      },
    ],
    UserOptionalFields: {
      NameInformation: {
        PersonalNameInformation: {
          StructuredPersonalUserName: { GivenName: 'A', Surname: 'B' },
          UnstructuredPersonalUserName: 'A B',
        },
      },
      UserAddressInformation: [
        {
          UserAddressRoleType: 'Multi-Purpose',
          PhysicalAddress: {
            StructuredAddress: { Line1: '1 Elm St', Locality: 'Elm', PostalCode: '1' },
            PhysicalAddressType: 'Postal Address',
          },
        },
        {
          UserAddressRoleType: 'Multi-Purpose',
          ElectronicAddress: { ElectronicAddressType: 'mailto', ElectronicAddressData: 'a@b.example' },
        },
      ],
      DateOfBirth: '1990-01-01T00:00:00Z',
      UserLanguage: 'en',
      UserPrivilege: {
        AgencyId: 'ELM',
        AgencyUserPrivilegeType: 'adult',
        ValidToDate: due,
        UserPrivilegeStatus: { UserPrivilegeStatusType: 'ACTIVE' },
        UserPrivilegeDescription: 'Adult',
      },
      BlockOrTrap: [{ AgencyId: 'ELM', BlockOrTrapType: 'Block Check Out' }],
      UserId: [user],
      PreviousUserId: [{ AgencyId: 'ELM', UserIdentifierValue: 'OLD' }],
    },
  },
  LookupItem: { RequestId: request, ItemId: item, HoldPickupDate: due, ItemOptionalFields: fields },
  LookupItemSet: {
    BibInformation: [
      {
        BibliographicId: { BibliographicRecordId: { BibliographicRecordIdentifier: '1', AgencyId: 'ELM' } },
        TitleHoldQueueLength: 0,
        HoldingsSet: { ItemInformation: [{ ItemId: item, ItemOptionalFields: fields }] },
      },
    ],
    NextItemToken: '1',
  },
  LookupRequest: {
    RequestId: request,
    ItemId: item,
    UserId: user,
    RequestType: 'Hold',
    RequestStatusType: 'In Process',
  },
  LookupAgency: {
    AgencyId: 'ELM',
    OrganizationNameInformation: [{ OrganizationNameType: 'Official Name', OrganizationName: 'Elm' }],
    AuthenticationPrompt: [
      {
        PromptOutput: { AuthenticationPromptData: 'PIN', AuthenticationPromptType: 'text/plain' },
        PromptInput: {
          AuthenticationInputType: 'PIN',
          AuthenticationDataFormatType: 'text/plain',
          SensitiveDataFlag: true,
        },
      },
    ],
    AgencyUserPrivilegeType: ['adult'],
  },
  AcceptItem: { RequestId: request, ItemId: item },
  CancelRequestItem: { RequestId: request, UserId: user },
  CheckInItem: { ItemId: item, ItemOptionalFields: fields },
  CheckOutItem: { ItemId: item, UserId: user, DateDue: due, RenewalCount: 0 },
  CreateUserFiscalTransaction: {
    UserId: user,
    FiscalTransactionReferenceId: { AgencyId: 'ELM', FiscalTransactionIdentifierValue: '7' },
  },
  DeleteItem: { ItemId: item },
  RecallItem: { ItemId: item, DateDue: due },
  RenewItem: { ItemId: item, UserId: user, DateDue: due, RenewalCount: 1 },
  RequestItem: { RequestId: request, ItemId: item, UserId: user, RequestType: 'Hold', RequestScopeType: 'Item' },
  UndoCheckOutItem: { ItemId: item, UserId: user },
  UpdateRequestItem: { ItemId: item, UserId: user, RequestType: 'Hold', RequestScopeType: 'Item' },
}

describe('Answers with everything in them', () => {
  for (const [service, parts] of Object.entries(answers))
    it(`keep to the content models that are built in: ${service}`, () => {
      const read = readXml(new TextEncoder().encode(writeAnswer({ service, header, parts })))
      assert.ok(read.ok)
      assert.deepEqual(read.root.children.flatMap(contentProblems), [])
    })
})

describe('The schema of the standard', { skip: why }, () => {
  const check = (name: string, text: string) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ncip-'))
    const file = path.join(folder, `${name}.xml`)
    try {
      writeFileSync(file, text)
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', path.join(shared, schema ?? ''), file], {
        stdio: 'pipe',
      })
    } catch (error) {
      assert.fail(`${name}: ${error instanceof Error ? error.message : ''}\n${text}`)
    } finally {
      if (existsSync(folder)) rmSync(folder, { recursive: true })
    }
  }
  for (const service of services) {
    it(`takes every answer to ${service}, and its problems`, () => {
      check(service, writeAnswer({ service, header, parts: answers[service] ?? {} }))
      const problems = [{ type: 'Unknown Item', detail: 'No.', element: 'ItemIdentifierValue', value: '1' }] as const
      check(service, writeAnswer({ service, header, problems }))
    })
  }
  it('takes answers to services that are not offered, to none, and messages of our own', () => {
    const problems = [{ type: 'Unsupported Service', detail: 'No.' }] as const
    for (const service of [...otherServices, undefined])
      check(String(service), writeAnswer({ service, header, problems }))
    check('ItemShippedResponse', writeAnswer({ service: 'ItemShipped', header }))
    const initiation = { FromAgencyId: { AgencyId: 'R' }, ToAgencyId: { AgencyId: 'E' } }
    check('CheckInItem', writeMessage('CheckInItem', { InitiationHeader: initiation, ItemId: item }))
  })
})
