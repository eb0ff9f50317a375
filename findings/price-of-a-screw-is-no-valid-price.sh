#!/usr/bin/env bash
# @e-invoice-eu/core checks an invoice against its own schema before it writes the file. The price of one screw is 0.0375 euros, 1,000
# screws are 37.50 euros.
# Expected: the price is valid. EN 16931 limits amounts to two decimals, but says of unit prices (BT-146) that they have no such limit,
# and the library's own description of the field names BT-146.
# Seen: the schema uses one type for amounts and for unit prices, so 0.0375 is refused as invalid; 37.50, the price for a base quantity of
# 1,000, passes.
# Why it matters here: sellers of small parts round the price to 0.04 to get their files written, and then price times quantity is no
# longer the amount of the line. A reader must not take that for a fault of the line.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund @e-invoice-eu/core@2.3.4 ajv@8.17.1

cat > probe.cjs <<'EOF'
const Ajv = require('ajv/dist/2019');
const { invoiceSchema } = require('@e-invoice-eu/core');
const { version } = require('@e-invoice-eu/core/package.json');

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(invoiceSchema, 'invoice');
const line = '#/properties/ubl:Invoice/properties/cac:InvoiceLine/items/properties';
const price = ajv.compile({ $ref: `invoice${line}/cac:Price/properties/cbc:PriceAmount` });
const description = invoiceSchema.properties['ubl:Invoice'].properties['cac:InvoiceLine'].items.properties['cac:Price']
  .properties['cbc:PriceAmount'].description;

console.log(`version:  @e-invoice-eu/core ${version}, ajv 8.17.1, Node ${process.version}`);
console.log(`expected: a price of 0.0375 is valid (the field is ${/BT-\d+/.exec(description)[0]})`);
console.log(`seen:     0.0375 valid: ${price('0.0375')}, 37.50 valid: ${price('37.50')}`);
process.exit(!price('0.0375') && price('37.50') ? 0 : 1);
EOF
node probe.cjs
