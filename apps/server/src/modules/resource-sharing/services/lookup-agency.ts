import { folded, type Parts } from '@carrel/ncip'
import { readSetting } from '../../../platform/setting.ts'
import { refuse } from '../../../platform/refusal.ts'
import { branchesOf, libraryOf, type Branch } from '../../org/index.ts'
import { categoriesOf } from '../../patrons/index.ts'
import { coded } from '../parts.ts'
import type { ServiceAction } from '../service.ts'
import { ownAgencyId } from '../settings.ts'

/** LookupAgency: this library, or one of its branches by its code. */
export const lookupAgency: ServiceAction<'LookupAgency'> = async (w, { partner, message, us }) => {
  const same = (text: string) => text.toUpperCase() === message.agency.toUpperCase()
  const { byId } = await branchesOf(w)
  const branch = [...byId.values()].find((one) => same(one.code))
  const isLibrary = same(us) || same(await readSetting(w, ownAgencyId))
  if (!branch && !isLibrary)
    return refuse({ code: 'agency-not-found', message: `There is no agency ${message.agency} here.` })
  const wants = (element: string) => message.elements.size === 0 || message.elements.has(element)
  const at = branch ?? byId.get(partner.branch)
  const library = await libraryOf(w)
  return {
    AgencyId: message.agency,
    OrganizationNameInformation: wants('organizationnameinformation')
      ? [
          organization('Official Name', branch?.name ?? library.name),
          ...(branch ? [organization('Parent Organization Name', library.name)] : []),
        ]
      : undefined,
    AgencyAddressInformation: at && wants('agencyaddressinformation') ? addresses(at) : undefined,
    AuthenticationPrompt: wants('authenticationprompt')
      ? [prompt('Library card', 'Barcode Id', false), prompt('PIN', 'PIN', true)]
      : undefined,
    AgencyUserPrivilegeType: wants(folded('AgencyUserPrivilegeType')) ? [...(await categoriesOf(w)).keys()] : undefined,
  }
}

function organization(type: string, name: string): Parts {
  return {
    OrganizationNameType: coded('schemes/organizationnametype/organizationnametype', type),
    OrganizationName: name,
  }
}

function addresses(branch: Branch): readonly Parts[] {
  const role = coded('schemes/agencyaddressroletype/agencyaddressroletype', 'Multi-Purpose')
  const postal = branch.address.trim()
  const electronic = [
    ['mailto', branch.email],
    ['tel', branch.phone],
  ] as const
  return [
    ...(postal === ''
      ? []
      : [
          {
            AgencyAddressRoleType: role,
            PhysicalAddress: {
              UnstructuredAddress: {
                UnstructuredAddressType: coded(
                  'schemes/unstructuredaddresstype/unstructuredaddresstype',
                  'Newline-Delimited Text',
                ),
                UnstructuredAddressData: postal,
              },
              PhysicalAddressType: coded('schemes/physicaladdresstype/physicaladdresstype', 'Postal Address'),
            },
          },
        ]),
    ...electronic.flatMap(([type, data]): readonly Parts[] =>
      data.trim() === ''
        ? []
        : [
            {
              AgencyAddressRoleType: role,
              ElectronicAddress: {
                ElectronicAddressType: coded('schemes/electronicaddresstype/electronicaddresstype', type),
                ElectronicAddressData: data,
              },
            },
          ],
    ),
  ]
}

function prompt(text: string, type: string, isSecret: boolean): Parts {
  const format = 'schemes/authenticationdataformattype/authenticationdataformattype'
  return {
    PromptOutput: {
      AuthenticationPromptData: text,
      AuthenticationPromptType: coded('schemes/authenticationprompttype/authenticationprompttype', 'text/plain'),
    },
    PromptInput: {
      AuthenticationInputType: coded('schemes/authenticationinputtype/authenticationinputype', type),
      AuthenticationDataFormatType: coded(format, 'text/plain'),
      SensitiveDataFlag: isSecret ? true : undefined,
    },
  }
}
