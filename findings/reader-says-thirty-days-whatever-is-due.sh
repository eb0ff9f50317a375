#!/usr/bin/env bash
# @fin.cx/einvoice reads UBL invoices of 5 March 2026 that are due on 12 March, on 3 July, or say no due date.
# Expected: due in 7 days, in 120 days, and nothing where the file says nothing.
# Seen: dueInDays is 30 for all three, as if the file had said so.
# Why it matters here: which invoices are overdue, and how late a customer usually pays, would be computed from a number nobody wrote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @fin.cx/einvoice@5.0.3

cat > probe.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { EInvoice } from '@fin.cx/einvoice';

const version = JSON.parse(readFileSync('node_modules/@fin.cx/einvoice/package.json', 'utf8')).version;
const euro = (name, amount) => `<cbc:${name} currencyID="EUR">${amount}</cbc:${name}>`;
const vat = '<cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
const party = (role, name, id) => `<cac:${role}><cac:Party><cac:PostalAddress><cbc:StreetName>Street 1</cbc:StreetName>
  <cbc:CityName>Town</cbc:CityName><cbc:PostalZone>10115</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode>
  </cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>
  </cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:${role}>`;
const document = (kind, { due = '', discount = '', net, tax, gross, quantity, price }) => `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>DOC-1</cbc:ID><cbc:IssueDate>2026-03-05</cbc:IssueDate>${due}
  <cbc:${kind}TypeCode>${kind === 'Invoice' ? 380 : 381}</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  ${party('AccountingSupplierParty', 'Seller', 'DE123456789')}${party('AccountingCustomerParty', 'Buyer', 'DE987654321')}
  <cac:TaxTotal>${euro('TaxAmount', tax)}<cac:TaxSubtotal>${euro('TaxableAmount', net)}${euro('TaxAmount', tax)}
  <cac:TaxCategory>${vat}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${euro('LineExtensionAmount', net)}${euro('TaxExclusiveAmount', net)}${euro('TaxInclusiveAmount', gross)}
  ${euro('PayableAmount', gross)}</cac:LegalMonetaryTotal>
  <cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${kind === 'Invoice' ? 'Invoiced' : 'Credited'}Quantity unitCode="C62">${quantity}</cbc:${
  kind === 'Invoice' ? 'Invoiced' : 'Credited'}Quantity>${euro('LineExtensionAmount', net)}${discount}
  <cac:Item><cbc:Name>Article</cbc:Name><cac:ClassifiedTaxCategory>${vat}</cac:ClassifiedTaxCategory></cac:Item>
  <cac:Price>${euro('PriceAmount', price)}</cac:Price></cac:${kind}Line></${kind}>`;

const due = async (day) => (await EInvoice.fromXml(document('Invoice', {
  due: day && `<cbc:DueDate>${day}</cbc:DueDate>`, net: '100.00', tax: '19.00', gross: '119.00', quantity: '2', price: '50.00',
}))).dueInDays;
const seen = [await due('2026-03-12'), await due('2026-07-03'), await due('')].join(', ');
console.log(`version:  @fin.cx/einvoice ${version}, Node ${process.version}`);
console.log('expected: 7, 120, nothing');
console.log(`seen:     ${seen}`);
process.exit(seen === '30, 30, 30' ? 0 : 1);
EOF
node probe.mjs
