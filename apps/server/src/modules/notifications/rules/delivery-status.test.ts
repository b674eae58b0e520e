import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDeliveryStatus } from './delivery-status.ts'

const bounce = `From: MAILER-DAEMON@mail.example.org\r
To: library@example.org\r
Subject: Undelivered Mail Returned to Sender\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status;\r
\tboundary="9B095B5ADSN=_01C"\r
\r
This is a MIME-encapsulated message.\r
\r
--9B095B5ADSN=_01C\r
Content-Type: text/plain; charset=us-ascii\r
\r
I'm sorry to have to inform you that your message could not be delivered.\r
Final-Recipient: rfc822; nobody@else.example\r
\r
--9B095B5ADSN=_01C\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mail.example.org\r
Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0000\r
\r
Original-Recipient: rfc822;Pat@Example.org\r
Final-Recipient: rfc822; pat@inside.example.org\r
Action: failed\r
Status: 5.1.1\r
Diagnostic-Code: smtp; 550 5.1.1 <pat@example.org>:\r
    Recipient address rejected\r
\r
Final-Recipient: rfc822; slow@example.org\r
Action: delayed\r
Status: 4.4.1\r
\r
--9B095B5ADSN=_01C\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: <carrel-mail-17@example.org>\r
Subject: Overdue\r
\r
--9B095B5ADSN=_01C--\r
`

describe('a delivery status notification', () => {
  it('says of each recipient what became of the mail', () => {
    assert.deepEqual(readDeliveryStatus(bounce).recipients, [
      {
        address: 'pat@example.org',
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 <pat@example.org>: Recipient address rejected',
      },
      { address: 'slow@example.org', action: 'delayed', status: '4.4.1', diagnostic: '' },
    ])
  })

  it('brings the headers of the mail that it is about', () => {
    assert.match(readDeliveryStatus(bounce).returned, /<carrel-mail-17@example\.org>/)
  })

  it('may be written in base64', () => {
    const report = 'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.0.0\n'
    const message = `Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${btoa(report)}\n--x--\n`
    assert.equal(readDeliveryStatus(message).recipients[0]?.address, 'a@example.org')
  })

  for (const [what, message] of [
    ['an ordinary mail', 'Subject: hello\n\nFinal-Recipient: rfc822; a@example.org\n'],
    ['nothing', ''],
    [
      'parts without an end',
      'Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status',
    ],
  ] as const)
    it(`is not ${what}`, () => assert.deepEqual(readDeliveryStatus(message).recipients, []))
})
