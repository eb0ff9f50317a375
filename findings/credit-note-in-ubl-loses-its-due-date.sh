#!/usr/bin/env bash
# @e-invoice-eu/core writes one invoice (type 381, a credit note, with a due date) in two syntaxes of EN 16931.
# Expected: both files say the due date (BT-9), which the standard allows in a credit note: CII in the payment terms, UBL in
# PaymentMeans/PaymentDueDate, because a UBL credit note has no DueDate of its own.
# Seen: the CII file says the date, the UBL file does not say the date anywhere, and no error or warning tells so.
# Why it matters here: the same credit note is due in one file and has no day in the other, so a balance by due days depends on the syntax.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund @e-invoice-eu/core@2.3.4

cat > probe.cjs <<'EOF'
const { InvoiceService } = require('@e-invoice-eu/core');
const { version } = require('@e-invoice-eu/core/package.json');

const euro = (name, amount) => ({ [name]: amount, [`${name}@currencyID`]: 'EUR' });
const vat = { 'cbc:ID': 'S', 'cbc:Percent': '19', 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };
const party = (name, id, taxScheme) => ({
  'cac:Party': {
    'cbc:EndpointID': 'office@firm.example',
    'cbc:EndpointID@schemeID': 'EM',
    'cac:PostalAddress': {
      'cbc:StreetName': 'Street 1', 'cbc:CityName': 'Town', 'cbc:PostalZone': '10115', 'cac:Country': { 'cbc:IdentificationCode': 'DE' },
    },
    'cac:PartyTaxScheme': taxScheme({ 'cbc:CompanyID': id, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } }),
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': name },
  },
});
const creditNote = {
  'ubl:Invoice': {
    'cbc:CustomizationID': 'urn:cen.eu:en16931:2017',
    'cbc:ProfileID': 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    'cbc:ID': 'CN-1',
    'cbc:IssueDate': '2026-03-05',
    'cbc:DueDate': '2026-07-15',
    'cbc:InvoiceTypeCode': '381',
    'cbc:DocumentCurrencyCode': 'EUR',
    'cbc:BuyerReference': 'B-1',
    'cac:AccountingSupplierParty': party('Seller', 'DE123456789', (scheme) => [scheme]),
    'cac:AccountingCustomerParty': party('Buyer', 'DE987654321', (scheme) => scheme),
    'cac:PaymentMeans': [{ 'cbc:PaymentMeansCode': '58', 'cac:PayeeFinancialAccount': { 'cbc:ID': 'DE89370400440532013000' } }],
    'cac:TaxTotal': [{
      ...euro('cbc:TaxAmount', '19.00'),
      'cac:TaxSubtotal': [{ ...euro('cbc:TaxableAmount', '100.00'), ...euro('cbc:TaxAmount', '19.00'), 'cac:TaxCategory': vat }],
    }],
    'cac:LegalMonetaryTotal': {
      ...euro('cbc:LineExtensionAmount', '100.00'), ...euro('cbc:TaxExclusiveAmount', '100.00'),
      ...euro('cbc:TaxInclusiveAmount', '119.00'), ...euro('cbc:PayableAmount', '119.00'),
    },
    'cac:InvoiceLine': [{
      'cbc:ID': '1', 'cbc:InvoicedQuantity': '1', 'cbc:InvoicedQuantity@unitCode': 'C62',
      ...euro('cbc:LineExtensionAmount', '100.00'),
      'cac:Item': { 'cbc:Name': 'Article', 'cac:ClassifiedTaxCategory': vat },
      'cac:Price': euro('cbc:PriceAmount', '100.00'),
    }],
  },
};

(async () => {
  const told = [];
  const listen = (message) => told.push(String(message));
  const service = new InvoiceService({ log() {}, warn: listen, error: listen, debug() {}, verbose() {} });
  const write = async (format) => String(await service.generate(structuredClone(creditNote), { format, lang: 'en', noWarnings: false }));
  const cii = (await write('CII')).includes('20260715');
  const ubl = (await write('UBL')).includes('2026-07-15');
  console.log(`version:  @e-invoice-eu/core ${version}, Node ${process.version}`);
  console.log('expected: the due date 2026-07-15 in both files');
  console.log(`seen:     in CII ${cii}, in UBL ${ubl}, told: ${told.filter((text) => /due/i.test(text)).length} messages about a due date`);
  process.exit(cii && !ubl ? 0 : 1);
})();
EOF
node probe.cjs
