/**
 * What may stand in the elements of NCIP 2.02 and in which order, in the notation of DTDs: of every answer that is written here and of the
 * messages that are read. Elements that are not listed hold text.
 */
export const contentModels: Readonly<Record<string, string>> = {
  // Answers
  LookupUserResponse:
    '(ResponseHeader?, (Problem+ | (UserId, UserFiscalAccount*, LoanedItemsCount*, LoanedItem*, RequestedItemsCount*, RequestedItem*, UserOptionalFields?)), Ext?)',
  LookupItemResponse:
    '(ResponseHeader?, (Problem+ | (((RequestId, ItemId?) | ItemId), HoldPickupDate?, DateRecalled?, ItemTransaction?, ItemOptionalFields?)), Ext?)',
  LookupItemSetResponse: '(ResponseHeader?, (Problem+ | (BibInformation+, NextItemToken?)), Ext?)',
  LookupRequestResponse:
    '(ResponseHeader?, (Problem+ | (((RequestId, ItemId?) | ItemId), UserId?, RequestType?, RequestScopeType?, RequestStatusType?, HoldQueuePosition?, ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupDate?, PickupLocation?, PickupExpiryDate?, DateOfUserRequest?, DateAvailable?, AcknowledgedFeeAmount?, PaidFeeAmount?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',
  LookupAgencyResponse:
    '(ResponseHeader?, (Problem+ | (AgencyId, OrganizationNameInformation*, AgencyAddressInformation*, AuthenticationPrompt*, ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*)), Ext?)',
  AcceptItemResponse: '(ResponseHeader?, (Problem+ | (RequestId, ItemId?)), Ext?)',
  CancelRequestItemResponse:
    '(ResponseHeader?, (Problem+ | (((RequestId, ItemId?) | ItemId), UserId, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',
  CheckInItemResponse:
    '(ResponseHeader?, (Problem+ | (ItemId, UserId?, RoutingInformation?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',
  CheckOutItemResponse:
    '(ResponseHeader?, ((Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*) | (ItemId, UserId, (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag), RenewalCount?, ElectronicResource?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',
  CreateUserFiscalTransactionResponse: '(ResponseHeader?, (Problem+ | (UserId, FiscalTransactionReferenceId)), Ext?)',
  DeleteItemResponse: '(ResponseHeader?, (Problem+ | ItemId), Ext?)',
  RecallItemResponse:
    '(ResponseHeader?, (Problem+ | (ItemId, UserId?, DateDue?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',
  RenewItemResponse:
    '(ResponseHeader?, ((Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*) | Pending | (ItemId, UserId?, DateDue?, DateForReturn?, RenewalCount?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',
  RequestItemResponse:
    '(ResponseHeader?, ((Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*) | (((RequestId, ItemId?) | ItemId), UserId, RequestType, RequestScopeType, ShippingInformation?, DateAvailable?, HoldPickupDate?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',
  UndoCheckOutItemResponse: '(ResponseHeader?, (Problem+ | (ItemId, UserId?, FiscalTransactionInformation?)), Ext?)',
  UpdateRequestItemResponse:
    '(ResponseHeader?, ((Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*) | (ItemId, UserId, RequestType, RequestScopeType, DateAvailable?, HoldPickupDate?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)), Ext?)',

  // Messages
  LookupUser:
    '(InitiationHeader?, (UserId | AuthenticationInput+), UserElementType*, LoanedItemsDesired?, RequestedItemsDesired?, UserFiscalAccountDesired?, Ext?)',
  LookupItem:
    '(InitiationHeader?, (ItemId | RequestId), ItemElementType*, CurrentBorrowerDesired?, CurrentRequestersDesired?, Ext?)',
  LookupItemSet:
    '(InitiationHeader?, (BibliographicId+ | HoldingsSetId+ | ItemId+), ItemElementType*, CurrentBorrowerDesired?, CurrentRequestersDesired?, MaximumItemsCount?, NextItemToken?, Ext?)',
  LookupRequest:
    '(InitiationHeader?, (((UserId | AuthenticationInput+), ItemId, RequestType) | RequestId), RequestElementType*, ItemElementType*, UserElementType*, Ext?)',
  LookupAgency: '(InitiationHeader?, AgencyId, AgencyElementType+, Ext?)',
  AcceptItem:
    '(InitiationHeader?, MandatedAction?, RequestId, RequestedActionType, UserId?, ItemId?, (DateForReturn | IndeterminateLoanPeriodFlag | NonReturnableFlag)?, RenewalNotPermitted?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?, PickupLocation?, PickupExpiryDate?, Ext?)',
  CancelRequestItem:
    '(InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), ((RequestId, ItemId?) | ItemId), RequestType, RequestScopeType?, AcknowledgedFeeAmount?, PaidFeeAmount?, ItemElementType*, UserElementType*, Ext?)',
  CheckInItem: '(InitiationHeader?, MandatedAction?, ItemId, ItemElementType*, UserElementType*, Ext?)',
  CheckOutItem:
    '(InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), ItemId, RequestId?, AcknowledgedFeeAmount?, PaidFeeAmount?, AcknowledgedItemUseRestrictionType*, ShippingInformation?, ResourceDesired?, DesiredDateDue?, ItemElementType*, UserElementType*, Ext?)',
  CreateUserFiscalTransaction:
    '(InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), FiscalTransactionInformation, Ext?)',
  DeleteItem: '(InitiationHeader?, MandatedAction?, ItemId, Ext?)',
  RecallItem:
    '(InitiationHeader?, MandatedAction?, ItemId, DesiredDateDue?, ShippingInformation?, ItemElementType*, UserElementType*, Ext?)',
  RenewItem:
    '(InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), ItemId, ItemElementType*, UserElementType*, DesiredDateDue?, DesiredDateForReturn?, AcknowledgedFeeAmount?, PaidFeeAmount?, AcknowledgedItemUseRestrictionType*, Ext?)',
  RequestItem:
    '(InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), (ItemId+ | (BibliographicId+, ItemId*)), RequestId?, RequestType, RequestScopeType, ItemOptionalFields?, ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupLocation?, PickupExpiryDate?, AcknowledgedFeeAmount?, PaidFeeAmount?, AcknowledgedItemUseRestrictionType*, ItemElementType*, UserElementType*, Ext?)',
  UndoCheckOutItem: '(InitiationHeader?, MandatedAction?, ItemId, (UserId | AuthenticationInput+)?, RequestId?, Ext?)',
  UpdateRequestItem:
    '(InitiationHeader?, MandatedAction?, (((UserId | AuthenticationInput+), ItemId, RequestType) | RequestId), DeleteRequestFields?, AddRequestFields?, ItemElementType*, UserElementType*, Ext?)',
  ItemReceived:
    '(InitiationHeader?, ItemId, UserId?, RequestId?, DateReceived, ItemOptionalFields?, UserOptionalFields?, Ext?)',
  ItemShipped:
    '(InitiationHeader?, ((RequestId, ItemId?) | ItemId), UserId?, DateShipped, ShippingInformation, ItemOptionalFields?, UserOptionalFields?, Ext?)',

  // Parts
  InitiationHeader:
    '(FromSystemId?, FromSystemAuthentication?, FromAgencyId, FromAgencyAuthentication?, OnBehalfOfAgency?, ToSystemId?, ToAgencyId, ApplicationProfileType?, Ext?)',
  ResponseHeader:
    '(FromSystemId?, FromSystemAuthentication?, FromAgencyId, FromAgencyAuthentication?, ToSystemId?, ToAgencyId, Ext?)',
  FromAgencyId: '(AgencyId, Ext?)',
  ToAgencyId: '(AgencyId, Ext?)',
  OnBehalfOfAgency: '(AgencyId, Ext?)',
  MandatedAction: '(DateEventOccurred, Ext?)',
  Problem: '(ProblemType, ProblemDetail?, ProblemElement?, ProblemValue?, Ext?)',
  UserId: '(AgencyId?, UserIdentifierType?, UserIdentifierValue, Ext?)',
  ItemId: '(AgencyId?, ItemIdentifierType?, ItemIdentifierValue, Ext?)',
  RequestId: '(AgencyId?, RequestIdentifierType?, RequestIdentifierValue, Ext?)',
  AuthenticationInput: '(AuthenticationInputData, AuthenticationDataFormatType, AuthenticationInputType, Ext?)',
  AuthenticationPrompt: '(PromptOutput, PromptInput, Ext?)',
  PromptOutput: '(AuthenticationPromptData, AuthenticationPromptType, Ext?)',
  PromptInput: '(AuthenticationInputType, AuthenticationDataFormatType, SensitiveDataFlag?, Ext?)',
  SensitiveDataFlag: '()',
  LoanedItemsDesired: '()',
  RequestedItemsDesired: '()',
  UserFiscalAccountDesired: '()',
  IndeterminateLoanPeriodFlag: '()',
  NonReturnableFlag: '()',
  UserOptionalFields:
    '(NameInformation?, UserAddressInformation*, DateOfBirth?, UserLanguage*, UserPrivilege*, BlockOrTrap*, UserId*, PreviousUserId*, Ext?)',
  NameInformation: '((PersonalNameInformation | OrganizationNameInformation+), Ext?)',
  PersonalNameInformation:
    '(((StructuredPersonalUserName, UnstructuredPersonalUserName?) | UnstructuredPersonalUserName), Ext?)',
  StructuredPersonalUserName: '(Prefix?, GivenName?, Initials?, Surname, Suffix?, Ext?)',
  OrganizationNameInformation: '(OrganizationNameType, OrganizationName, Ext?)',
  UserAddressInformation:
    '(UserAddressRoleType, ValidFromDate?, ValidToDate?, (PhysicalAddress | ElectronicAddress), Ext?)',
  AgencyAddressInformation:
    '(AgencyAddressRoleType, ValidFromDate?, ValidToDate?, (PhysicalAddress | ElectronicAddress), Ext?)',
  PhysicalAddress: '((StructuredAddress | UnstructuredAddress), PhysicalAddressType, Ext?)',
  StructuredAddress:
    '(((LocationWithinBuilding?, HouseName?, ((Street, PostOfficeBox?, District?) | (PostOfficeBox, District?) | District)) | (Line1, Line2?)), Locality?, Region?, Country?, PostalCode?, CareOf?, Ext?)',
  UnstructuredAddress: '(UnstructuredAddressType, UnstructuredAddressData, Ext?)',
  ElectronicAddress: '(ElectronicAddressType, ElectronicAddressData, Ext?)',
  UserPrivilege:
    '(AgencyId, AgencyUserPrivilegeType, ValidFromDate?, ValidToDate?, UserPrivilegeFee?, UserPrivilegeStatus?, UserPrivilegeDescription?, Ext?)',
  UserPrivilegeStatus: '(UserPrivilegeStatusType, DateOfUserPrivilegeStatus?, Ext?)',
  BlockOrTrap: '(AgencyId, BlockOrTrapType, ValidFromDate?, ValidToDate?, Ext?)',
  PreviousUserId: '(AgencyId, UserIdentifierValue, ValidFromDate?, ValidToDate?, Ext?)',
  UserFiscalAccount: '(AccountBalance, AccountDetails*, Ext?)',
  AccountBalance: '(CurrencyCode, MonetaryValue, Ext?)',
  AccountDetails: '(AccrualDate, FiscalTransactionInformation, Ext?)',
  Amount: '(CurrencyCode, MonetaryValue, Ext?)',
  RequiredFeeAmount: '(CurrencyCode, MonetaryValue, Ext?)',
  FiscalTransactionInformation:
    '(FiscalActionType, FiscalTransactionReferenceId?, RelatedFiscalTransactionReferenceId*, FiscalTransactionType, ValidFromDate?, ValidToDate?, Amount, PaymentMethodType?, FiscalTransactionDescription?, RequestId?, ItemDetails?, Ext?)',
  FiscalTransactionReferenceId: '(AgencyId, FiscalTransactionIdentifierValue, Ext?)',
  ItemDetails:
    '(ItemId, BibliographicDescription, DateCheckedOut?, DateRenewed*, (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag)?, DateReturned?, Ext?)',
  LoanedItemsCount: '((CirculationStatus | ItemUseRestrictionType), LoanedItemCountValue, Ext?)',
  LoanedItem:
    '(ItemId, BibliographicId*, ReminderLevel?, (DateDue | IndeterminateLoanPeriodFlag), Amount?, Title?, MediumType?, Ext?)',
  RequestedItemsCount: '((RequestType | CirculationStatus | ItemUseRestrictionType), RequestedItemCountValue, Ext?)',
  RequestedItem:
    '(((RequestId, ItemId?) | ItemId), BibliographicId*, RequestType, RequestStatusType, DatePlaced, PickupDate?, PickupLocation?, PickupExpiryDate?, ReminderLevel?, HoldQueuePosition?, Title?, MediumType?, Ext?)',
  ItemOptionalFields:
    '(BibliographicDescription?, ItemUseRestrictionType*, CirculationStatus?, HoldQueueLength?, ItemDescription?, Location*, PhysicalCondition?, ElectronicResource?, SecurityMarker?, SensitizationFlag?, DateDue?, Ext?)',
  BibliographicDescription:
    '(Author?, AuthorOfComponent?, BibliographicItemId?, BibliographicRecordId*, ComponentId?, Edition?, Pagination?, PlaceOfPublication?, PublicationDate?, PublicationDateOfComponent?, Publisher?, SeriesTitleNumber?, Title?, TitleOfComponent?, BibliographicLevel?, SponsoringBody?, ElectronicDataFormatType?, Language?, MediumType?, Ext?)',
  BibliographicId: '((BibliographicItemId | BibliographicRecordId), Ext?)',
  BibliographicItemId: '(BibliographicItemIdentifier, BibliographicItemIdentifierCode?, Ext?)',
  BibliographicRecordId: '(BibliographicRecordIdentifier, (AgencyId | BibliographicRecordIdentifierCode), Ext?)',
  ItemDescription: '(CallNumber?, CopyNumber?, ItemDescriptionLevel?, HoldingsInformation?, NumberOfPieces?, Ext?)',
  HoldingsInformation: '(UnstructuredHoldingsData, Ext?)',
  Location: '(LocationType, LocationName, ValidFromDate?, ValidToDate?, Ext?)',
  LocationName: '(LocationNameInstance+, Ext?)',
  LocationNameInstance: '(LocationNameLevel, LocationNameValue, Ext?)',
  ItemTransaction: '(CurrentBorrower?, CurrentRequester*, Ext?)',
  CurrentBorrower: '(UserId, Ext?)',
  CurrentRequester: '(UserId, Ext?)',
  RoutingInformation: '(RoutingInstructions, Destination, RequestType?, UserId?, NameInformation?, Ext?)',
  Destination: '(((BinNumber, Location?) | Location), Ext?)',
  BibInformation:
    '(BibliographicId?, (Problem+ | (BibliographicDescription?, TitleHoldQueueLength?, CurrentRequester*, HoldingsSet+)))',
  HoldingsSet:
    '(HoldingsSetId?, (Problem+ | (BibliographicDescription?, Location?, CallNumber?, SummaryHoldingsInformation?, ElectronicResource?, ItemInformation*, Ext?)))',
  ItemInformation:
    '(ItemId?, (Problem+ | (RequestId*, CurrentBorrower?, CurrentRequester*, DateDue?, DateRecalled?, HoldPickupDate?, ItemTransaction?, ItemOptionalFields?, ItemNote?, Ext?)))',
  ShippingInformation: '(ShippingInstructions?, ShippingNote?, (PhysicalAddress | ElectronicAddress), Ext?)',
  AddRequestFields:
    '(UserId?, ItemId?, RequestType?, RequestScopeType?, RequestStatusType?, ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupLocation?, PickupExpiryDate?, DateOfUserRequest?, DateAvailable?, AcknowledgedFeeAmount?, PaidFeeAmount?, Ext?)',
}
