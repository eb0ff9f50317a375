#!/usr/bin/env bash
# @fin.cx/einvoice reads a UBL invoice whose line of 2 × 50 euros has a discount of 10 euros (AllowanceCharge of the line). The file says
# 90 euros for the line, 90 without tax, 107.10 to pay.
# Expected: totalGross is 107.10, as the file says in four places.
# Seen: totalGross is 119, quantity times price with tax: the discount and the file's own totals are not looked at.
# Why it matters here: revenue and open balances must come from the amounts of the document; quantity times price is only a check.
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

const discount = `<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Discount
  </cbc:AllowanceChargeReason>${euro('Amount', '10.00')}</cac:AllowanceCharge>`;
const found = await EInvoice.fromXml(
  document('Invoice', { discount, net: '90.00', tax: '17.10', gross: '107.10', quantity: '2', price: '50.00' }));
console.log(`version:  @fin.cx/einvoice ${version}, Node ${process.version}`);
console.log('expected: 107.1');
console.log(`seen:     ${found.totalGross}`);
process.exit(found.totalGross === 119 ? 0 : 1);
EOF
node probe.mjs
