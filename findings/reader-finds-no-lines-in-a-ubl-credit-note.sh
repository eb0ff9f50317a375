#!/usr/bin/env bash
# @fin.cx/einvoice reads a UBL invoice and a UBL credit note that say the same: one line of 2 × 50 euros, 119 euros with tax.
# Expected: both have one line and a total of 119.
# Seen: the invoice has its line; the credit note is read as a credit note with number and parties, but without lines, and its total is 0.
# Nothing is thrown. (A UBL credit note has CreditNoteLine and CreditedQuantity where an invoice has InvoiceLine and InvoicedQuantity.)
# Why it matters here: books that are fed by such a reader take back nothing for what was sent back.
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

const lines = { net: '100.00', tax: '19.00', gross: '119.00', quantity: '2', price: '50.00' };
const read = async (kind) => {
  const found = await EInvoice.fromXml(document(kind, lines));
  return `${found.items.length} lines, total ${found.totalGross}`;
};
const [invoice, creditNote] = [await read('Invoice'), await read('CreditNote')];
console.log(`version:  @fin.cx/einvoice ${version}, Node ${process.version}`);
console.log('expected: invoice 1 lines, total 119; credit note 1 lines, total 119');
console.log(`seen:     invoice ${invoice}; credit note ${creditNote}`);
process.exit(invoice === '1 lines, total 119' && creditNote === '0 lines, total 0' ? 0 : 1);
EOF
node probe.mjs
