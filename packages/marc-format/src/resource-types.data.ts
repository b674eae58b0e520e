/**
 * Content, media and carrier types of 336, 337 and 338, as `readCodes` reads them.
 * Source: Term and Code List for RDA Content Types, RDA Media Types, RDA Carrier Types, Library of Congress.
 */
export const contentTypes = `
crd cartographic dataset|cri cartographic image|crm cartographic moving image|crt cartographic tactile image
crn cartographic tactile three-dimensional form|crf cartographic three-dimensional form|cod computer dataset
cop computer program|ntv notated movement|ntm notated music|prm performed music|snd sounds|spw spoken word
sti still image|tci tactile image|tcm tactile notated music|tcn tactile notated movement|tct tactile text
tcf tactile three-dimensional form|txt text|tdf three-dimensional form|tdm three-dimensional moving image
tdi two-dimensional moving image|xxx other|zzz unspecified
`

/** Media types of 337. */
export const mediaTypes = `
s audio|c computer|h microform|p microscopic|g projected|e stereographic|n unmediated|v video|x other|z unspecified
`

/** Carrier types of 338; all but those of film begin with the code of their media type. */
export const carrierTypes = `
sg audio cartridge|sb audio belt|se audio cylinder|sd audio disc|sq audio roll|sw audio wire reel|ss audiocassette
st audiotape reel|si sound-track reel|sz other audio carrier|ck computer card|cb computer chip cartridge|cd computer disc
ce computer disc cartridge|ca computer tape cartridge|cf computer tape cassette|ch computer tape reel|cr online resource
cz other computer carrier|ha aperture card|he microfiche|hf microfiche cassette|hb microfilm cartridge
hc microfilm cassette|hd microfilm reel|hj microfilm roll|hh microfilm slip|hg microopaque|hz other microform carrier
pp microscope slide|pz other microscopic carrier|mc film cartridge|mf film cassette|mr film reel|mo film roll|gd filmslip
gf filmstrip|gc filmstrip cartridge|gt overhead transparency|gs slide|mz other projected-image carrier
eh stereograph card|es stereograph disc|ez other stereographic carrier|no card|nn flipchart|nr object|na roll|nb sheet
nc volume|nz other unmediated carrier|vc video cartridge|vf videocassette|vd videodisc|vr videotape reel
vz other video carrier|zu unspecified
`
