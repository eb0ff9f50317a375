namespace OutlookCrm.ImportExport.Tables;

/// <summary>What programs and people call the columns of their files, in English and the other five languages of the product, and in
/// German.</summary>
internal static class Words
{
    /// <summary>Of people and companies.</summary>
    public static IReadOnlyDictionary<Field, string> Customers => CustomerWords.All;

    /// <summary>Of invoices and orders.</summary>
    public static IReadOnlyDictionary<Field, string> Sales { get; } = new Dictionary<Field, string>
    {
        [Field.Number] = "invoice number|invoice no|invoice no.|invoiceno|invoice #|order number|order no|order reference|"
            + "document number|"
            + "document no|doc number|number|no|no.|num|receipt no|invoice|order|invoice id|order id|reference|"
            + "Αρ. Παραστατικού|Αριθμός παραστατικού|Παραστατικό|Αριθμός τιμολογίου|Αρ. τιμολογίου|Τιμολόγιο|Αριθμός παραγγελίας|"
            + "Παραγγελία|Αριθμός|număr|număr factură|nr. factură|nr factură|nr. factura|factură|factura|nr.|comandă|număr comandă|"
            + "nr comandă|serie și număr|számlaszám|számla száma|számla sorszáma|számla|bizonylatszám|sorszám|rendelésszám|"
            + "rendelés száma|rendelés|شماره فاکتور|فاکتور|شماره سند|شماره|شماره سفارش|سفارش|faktuurnommer|faktuur|faktuur nr|"
            + "faktuurnr|nommer|bestelnommer|bestelling|factuurnummer|factuur|factuurnr|ordernummer|bestelnummer|verwysing|"
            + "referentie|Referenz|referință|hivatkozás|αναφορά|مرجع|Rechnungsnummer|Rechnung|Belegnummer|Bestellnummer"
            + "|invoice_number|docnum|order #|bill number|billnumber|voucher number|voucher no|nr_iesire|ref no|číslo"
            + "|číslo faktury|číslo dokladu|nr. document|nr document|sorszáma|számlasorszám|αρ. παρ/κού|αρ. παρασ."
            + "|αριθμός εγγράφου|αρ. εγγράφου|numero|beleg-nr.|rechnungsnr|rechnungsnr.|rechnung nr.|rechnungs-nr."
            + "|beleg nr.|شماره رسید|شماره صورتحساب",
        [Field.Date] = "invoice date|invoicedate|order date|document date|issue date|date issued|issued|date|posting date|"
            + "transaction date|sale date|created|created at|Ημερομηνία|Ημ/νία|Ημερομηνία έκδοσης|Ημερομηνία τιμολογίου|Ημερομηνία "
                + "παραγγελίας|dată|data|"
            + "data facturii|data emiterii|data factură|data comenzii|dátum|számla kelte|kelt|kiállítás dátuma|kiállítás kelte|"
            + "rendelés dátuma|تاریخ|تاریخ فاکتور|تاریخ صدور|تاریخ سفارش|datum|faktuurdatum|besteldatum|"
            + "factuurdatum|orderdatum|Rechnungsdatum|Belegdatum|"
            + "Bestelldatum"
            + "|invoice/bill date|purchase date|creation date|docdate|date (utc)|created date|sales date|bill date"
            + "|Ημερ/νία|Ημερομ.|Ημ. έκδοσης|Ημ/νία έκδοσης|Ημ/νία τιμολογίου|data document|dată emitere|data emitere"
            + "|datum vystavení|számla dátuma|kiállítva|kiállítás|bizonylat dátuma|Ausstellungsdatum|vom|datum factuur"
            + "|تاریخ صورتحساب|تاریخ سند",
        [Field.DueDate] = "due date|duedate|due|payment due|pay by|Λήξη|Ημερομηνία λήξης|Προθεσμία|Ημερομηνία πληρωμής|scadență|scadența|"
            + "data scadenței|data scadentă|termen de plată|fizetési határidő|határidő|esedékesség|lejárat|سررسید|تاریخ سررسید|"
            + "مهلت پرداخت|vervaldatum|betaaldatum|betaal teen|Fälligkeit|Fälligkeitsdatum|fällig am"
            + "|docduedate|due date (utc)|date due|due on|due by|due at|payable by|payable until|pay before"
            + "|maturity date|payment due date|Ημ/νία λήξης|Λήξη πληρωμής|Προθεσμία πληρωμής"
            + "|scadent|scadentă|data scadență|dată scadență|splatno|splatnost|datum splatnosti|fizetési hat."
            + "|Fällig|Zahlungsziel|zahlbar bis|تاریخ پرداخت",
        [Field.Name] = Customers[Field.Name] + "|buyer|bill to|billing name|sold to|contact name|Επωνυμία|Επωνυμία πελάτη|cumpărător|"
            + "beneficiar|denumire client|denumire|megrendelő|خریدار|طرف حساب|koper|Käufer|account name|company|company name|εταιρεία|"
            + "firmă|cég|cégnév|شرکت|maatskappy"
            + "|cardname|invoice partner display name|customer/vendor|customer/vendor name|customer full name"
            + "|bill-to name|name/customer|name / customer|firma|odběratel|επωνυμία πελάτη|συναλλασσόμενος"
            + "|denumire_client|denclient|empfänger|نام خریدار",
        [Field.GivenName] = Customers[Field.GivenName],
        [Field.FamilyName] = Customers[Field.FamilyName],
        [Field.Company] = "company (billing)|billing company",
        [Field.Email] = Customers[Field.Email] + "|customer email|billing email"
            + "|e-mail címe",
        [Field.CancelledOn] = "cancelled at|canceled at|cancelled on|canceled on|cancelled|canceled|cancellation date|cancelled date|"
            + "date cancelled|voided on|void date|Ημερομηνία ακύρωσης|Ακυρώθηκε|data anulării|anulat|sztornózás dátuma|sztornózva|"
            + "تاریخ لغو|gekanselleer op|geannuleerd op|Stornodatum|storniert am",
        [Field.Phone] = "phone (billing)|billing phone|" + Customers[Field.Phone],
        [Field.TaxId] = Customers[Field.TaxId].Replace("|vat|", "|", StringComparison.Ordinal)
            + "|buyer vat|customer vat|customer vat number",
        [Field.Country] = Customers[Field.Country] + "|billing country",
        [Field.Net] = "net|net amount|subtotal|sub total|net total|amount net|net value|order subtotal amount|total excl. vat|"
            + "Καθαρή αξία|Καθαρό ποσό|Καθαρή|Αξία|Υποσύνολο|valoare netă|valoare fără tva|total fără tva|bază|baza|net fără tva|nettó|"
            + "nettó összeg|nettó érték|مبلغ خالص|مبلغ بدون مالیات|netto|netto bedrag|bedrag uitgesluit btw|Nettobetrag|untaxed amount"
            + "|tax excluded|untaxed amount signed|net sales|n. revenue|amount excl. vat|net amount before vat"
            + "|Αξία προ ΦΠΑ|Καθαρή αξία προ ΦΠΑ|Φορολογητέα αξία|základ|základ daně|bez dph|nettóérték|adóalap|áfa alap"
            + "|bază impozabilă|valoare fara tva|Summe netto|Betrag netto|Gesamt netto|netto gesamt|Warenwert"
            + "|مبلغ قبل از مالیات|جمع قبل از مالیات",
        [Field.Tax] = "tax|vat|vat amount|tax amount|total tax|taxes|sales tax|order total tax amount|gst|ΦΠΑ|Φ.Π.Α.|Ποσό ΦΠΑ|tva|"
            + "valoare tva|áfa|áfa összeg|áfa összege|áfa érték|مالیات|مالیات بر ارزش افزوده|ارزش افزوده|btw|btw bedrag|belasting|"
            + "MwSt|USt|"
            + "Mehrwertsteuer"
            + "|vatsum|tax total|total vat|Umsatzsteuer|Umsatzsteuerbetrag|Steuern|Steuer|Steuerbetrag|MwSt-Betrag|dph"
            + "|áfaérték|Συνολικός ΦΠΑ|Αξία ΦΠΑ|ماليات و عوارض|مالیات و عوارض|عوارض و مالیات|tva aferent",
        [Field.Total] = "مبلغ قابل پرداخت|مبلغ نهایی|جمع نهایی|قابل پرداخت|مبلغ پرداختنی|total|total amount|amount|grand total|"
            + "gross|gross amount|invoice total|invoice amount|order total|"
            + "order total amount|total incl. vat|total due|Σύνολο|Συνολικό ποσό|Τελικό σύνολο|Συνολική αξία|Ποσό|Πληρωτέο|"
            + "total cu tva|total de plată|valoare totală|total factură|valoare|sumă|bruttó|bruttó összeg|bruttó érték|végösszeg|"
            + "fizetendő|összesen|összeg|مبلغ کل|جمع کل|جمع|مبلغ|totaal|bruto|totale bedrag|bedrag|Gesamtbetrag|Bruttobetrag|"
            + "Gesamt|Betrag|Summe|totaalbedrag"
            + "|doctotal|total price|total sales|amount (incl. tax)|grand total (purchased)|grand total (base)"
            + "|Συνολική τελική αξία|Πληρωτέο ποσό|Τελική αξία|Μικτή αξία|celkem|celkem s dph|částka|bruttóérték"
            + "|számla összege|Rechnungsbetrag|Gesamtsumme|Summe brutto|Betrag brutto|Endbetrag|brutto|montant total"
            + "|total ttc|tva inclus|total cu tva inclus",
        [Field.Open] = "open|balance|open balance|outstanding|outstanding balance|amount due|balance due|remaining|Υπόλοιπο|"
            + "Ανεξόφλητο|sold|rest de plată|de încasat|neachitat|egyenleg|hátralék|nyitott|tartozás|مانده|باقی مانده|"
            + "uitstaande|openstaand|openstaand bedrag|saldo|balans|offen|offener Betrag"
            + "|outstanding amount|amount outstanding|amount due signed|open amount|remaining amount|unpaid"
            + "|unpaid amount|k likvidaci|zbývá|rest de incasat|rest plată|rest de platit|sold rest|hátralévő"
            + "|nyitott összeg|kiegyenlítetlen|Ανεξόφλητο υπόλοιπο|Υπόλοιπο παραστατικού|Restbetrag|offener Posten"
            + "|مانده حساب|openstaande bedrag",
        [Field.Paid] = "paid|amount paid|paid amount|payments|Πληρωμένο|Εξοφλημένο|Εισπράχθηκε|achitat|plătit|încasat|fizetve|"
            + "kifizetett|befizetve|پرداخت شده|پرداختی|betaal|betaald|bezahlt"
            + "|paidtodate|applied amount|amount received|paid to date|Bezahlter Betrag|kiegyenlített összeg"
            + "|fizetett összeg|uhrazeno|مبلغ دریافتی|kiegyenlítve|kiegyenlített|تسویه شده|Εξόφληση|date paid|paid on|paid at|Bezahlt am"
            + "|Zahldatum|data plății|data încasării|Ημερομηνία εξόφλησης",
        [Field.Refunded] = "refunded|refunded amount|amount refunded|order refund amount|refund amount"
            + "|total refunded",
        [Field.RefundedOn] = "refunded at|refunded on|refund date|date refunded|refund created at|Ημερομηνία επιστροφής|data rambursării|"
            + "visszatérítés dátuma|تاریخ بازپرداخت|datum terugbetaal|terugbetaal op|Erstattungsdatum|erstattet am",
        [Field.RefundedQuantity] = "refunded quantity|quantity refunded|qty refunded|lineitem refunded quantity|returned quantity|"
            + "quantity returned|item refunded quantity|item quantity refunded",
        [Field.Discount] = "discount amount|discount total|order discount|order discount amount|Έκπτωση|reducere|discount|"
            + "kedvezmény|تخفیف|"
            + "afslag|Rabatt|korting|Nachlass|rabat|engedmény",
        [Field.Shipping] = "shipping|shipping amount|order shipping amount|shipping total|Μεταφορικά|transport|szállítás|هزینه ارسال|"
            + "versending|Versand"
            + "|shipping and handling|shipping charge|freight|postage|porto|carriage",
        [Field.Currency] = "currency|currency code|invoice currency|Νόμισμα|monedă|moneda|valută|pénznem|deviza|devizanem|ارز|واحد پول|"
            + "geldeenheid|valuta|Währung"
            + "|doccur|currency (iso)|měna|currencycode",
        [Field.Status] = "status|invoice status|financial status|order status|payment status|state|Κατάσταση|stare|status "
            + "plată|állapot|státusz|وضعیت|Status"
            + "|belegstatus|document status|payment state|kiegyenlítettség|stare plată|stare document|κατάσταση πληρωμής"
            + "|κατάσταση εξόφλησης|stav|وضعیت پرداخت|Rechnungsstatus|Zahlungsstatus",
        [Field.DocumentType] = "type|document type|transaction type|doc type|Τύπος|Τύπος παραστατικού|Είδος παραστατικού|tip|"
            + "tip document|"
            + "típus|bizonylat típusa|نوع|نوع سند|tipe|soort|Typ|Belegart"
            + "|belegtyp|számla típusa|számlatípus|bizonylattípus|bizonylat típus|típusa|dokumentum típusa|tip factură"
            + "|invoice type|Dokumenttyp|typ dokladu|نوع فاکتور",
        [Field.Terms] = "terms|payment terms|Όροι πληρωμής|condiții de plată|fizetési feltétel|شرایط پرداخت|betaalvoorwaardes",
        [Field.Notes] = "memo|notes|customer note|note|message",
        [Field.ItemName] = "item|item name|product|product name|product/service|item(product/service)|lineitem name|description|"
            + "item description|service|Είδος|Προϊόν|Περιγραφή|produs|articol|denumire produs|serviciu|termék|termék neve|"
            + "megnevezés|tétel|"
            + "cikk|کالا|محصول|نام کالا|شرح|شرح کالا|produk|artikel|beskrywing|omschrijving|Artikelbezeichnung|Bezeichnung"
            + "|dscription|product(s)|product / service|den_art|denumire articol|denumire produs/serviciu|název položky"
            + "|نام محصول|عنوان کالا",
        [Field.ItemCode] = "sku|item code|product code|stock code|item no|article no|lineitem sku|inventoryitemcode|product id|"
            + "Κωδικός είδους|Κωδικός προϊόντος|cod produs|cod articol|cikkszám|termékkód|کد کالا|produkkode|artikelkode|Artikelnummer"
            + "|cod_art|variant sku|código",
        [Field.Quantity] = "quantity|qty|item quantity|itemquantity|lineitem quantity|quantity (- refund)|units|count|Ποσότητα|Τεμάχια|"
            + "cantitate|cant.|buc|mennyiség|darab|db|تعداد|مقدار|hoeveelheid|aantal|Menge|Anzahl|order lines/quantity"
            + "|items sold|product quantity|cantitate facturată|množství",
        [Field.UnitPrice] = "unit price|unitprice|price|item price|item rate|itemrate|rate|unitamount|unit amount|lineitem price|"
            + "item cost|"
            + "sales price|Τιμή|Τιμή μονάδας|preț|preț unitar|pret unitar|egységár|ár|قیمت|قیمت واحد|بها|prys|eenheidsprys|"
            + "prijs|stukprijs|eenheidsprijs|Preis|"
            + "Einzelpreis|order lines/unit price"
            + "|pret_unit|pret_vanzare|product price|jednotková cena|net unit price|unit price (net)|فی|مبلغ واحد"
            + "|egységár (nettó)",
        [Field.LineAmount] = "line amount|line subtotal|line total|item amount|itemamount|item total|amount (line)|valoare "
            + "linie|tétel összesen|"
            + "order lines/subtotal"
            + "|linetotal|row total|érték (sor)",
        [Field.LineTax] = "line tax|tax 1 amount|item tax amount|itemtaxamount|lineitem tax"
            + "|tax 2 amount|tax 3 amount",
        [Field.LineDiscount] = "lineitem discount|line discount|item discount|discount percentage|discount percent|"
            + "item discount percentage|line discount %",
        [Field.Corrects] = "credited invoice|original invoice|corrected invoice|reference invoice|related invoice|referenced invoice|"
            + "credited invoice number|original invoice number|corrected invoice number|reference invoice number|related invoice number|"
            + "original invoice no|credited document|original document|corrected document|related document|reference document|"
            + "credit for invoice|credit of invoice|corrects|credits invoice|refunded invoice|applies to invoice|invoice credited|"
            + "invoice corrected|parent invoice|original invoice id|"
            + "Πιστούμενο τιμολόγιο|Αρχικό τιμολόγιο|Διορθούμενο τιμολόγιο|Σχετικό τιμολόγιο|Σχετικό παραστατικό|Αρχικό παραστατικό|"
            + "Συσχετιζόμενο παραστατικό|Συσχετιζόμενο τιμολόγιο|factură inițială|factura inițială|factură corectată|factura corectată|"
            + "factură stornată|factura stornată|factură de referință|factură originală|factura originală|document corectat|"
            + "eredeti számla|eredeti számlaszám|eredeti számla száma|helyesbített számla|módosított számla|hivatkozott számla|"
            + "sztornózott számla|kapcsolódó számla|érvénytelenített számla|"
            + "فاکتور مرجع|شماره فاکتور مرجع|فاکتور اصلی|شماره فاکتور اصلی|فاکتور اصلاح شده|فاکتور مرتبط|"
            + "oorspronklike faktuur|gekrediteerde faktuur|verwante faktuur|verwysingsfaktuur|gekorrigeerde faktuur|"
            + "oorspronkelijke factuur|gecrediteerde factuur|gerelateerde factuur|gecorrigeerde factuur|referentiefactuur|"
            + "Ursprungsrechnung|ursprüngliche Rechnung|Originalrechnung|Bezugsrechnung|korrigierte Rechnung|gutgeschriebene Rechnung|"
            + "Referenzrechnung|stornierte Rechnung|zugehörige Rechnung|zu Rechnung|facture d'origine|původní faktura",
        [Field.Series] = "series|serie|serie factură|serie document|σειρά|σειρά παραστατικού|sequence|sorozat|előtag|سری|prefix|reeks",
    };

    /// <summary>Of payments.</summary>
    public static IReadOnlyDictionary<Field, string> Payments { get; } = new Dictionary<Field, string>
    {
        [Field.ExternalId] = "id|payment id|transaction id|transaction|charge id|reference|payment reference|Κωδικός συναλλαγής|"
            + "id tranzacție|tranzakció azonosító|شماره پیگیری|verwysing|referentie|Referenz"
            + "|payment number|txn id|transaction no|reference number|bank reference|tranzakcióazonosító",
        [Field.Date] = "date|payment date|paid at|paid on|created|created (utc)|transaction date|value date|booking date|"
            + "Ημερομηνία|Ημερομηνία πληρωμής|Ημερομηνία είσπραξης|data|data plății|data încasării|dátum|fizetés dátuma|"
            + "jóváírás dátuma|تاریخ|تاریخ پرداخت|datum|betaaldatum|Datum|Zahlungsdatum|Buchungstag"
            + "|könyvelés dátuma|értéknap|dátum (könyvelés)|data tranzacției|data operațiunii|Wertstellung|ημ/νία"
            + "|ημ/νία πληρωμής|datum platby|date (utc)|created date (utc)|payment day",
        [Field.Amount] = "amount|payment amount|amount paid|paid|received|credit|total|Ποσό|Ποσό πληρωμής|sumă|suma|suma încasată|"
            + "valoare|"
            + "összeg|befizetett összeg|مبلغ|مبلغ پرداخت|bedrag|Betrag|Zahlbetrag"
            + "|gross|credit amount|jóváírás|brutto|αξία|είσπραξη|částka|payment total|amount received|montant",
        [Field.Refunded] = "amount refunded|refunded|refunded amount",
        [Field.Currency] = Sales[Field.Currency],
        [Field.Status] = "status|state|Κατάσταση|stare|állapot|وضعیت",
        [Field.InvoiceNumber] = "invoice|invoice number|invoice no|invoice id|invoice #|applied to|Αρ. Παραστατικού|Τιμολόγιο|"
            + "Αριθμός τιμολογίου|factură|nr. factură|nr factură|număr factură|számlaszám|számla|számla száma|شماره فاکتور|فاکتور|"
            + "faktuurnommer|faktuur|Rechnungsnummer|Rechnung"
            + "|hivatkozás számla|invoice ref|invoice reference|for invoice|bizonylatszám|rechnungsnr.|belegnummer"
            + "|var. sym.|variabilní symbol|nr. document|document number",
        [Field.Name] = Customers[Field.Name] + "|payer|customer description|received from|Επωνυμία|plătitor|befizető|پرداخت کننده|"
            + "betaler|"
            + "account name|company"
            + "|counterparty|partner name|customer/vendor|Auftraggeber|Zahlungspflichtiger|ordonator|plătit de|εντολέας"
            + "|καταθέτης|odesílatel",
        [Field.Email] = Customers[Field.Email] + "|customer email",
        [Field.TaxId] = Customers[Field.TaxId],
        [Field.DocumentType] = "type|payment method|method|Τρόπος πληρωμής|metodă de plată|mod de plată|fizetési mód|روش پرداخت|"
            + "betaalmetode|Zahlungsart",
        [Field.Description] = "description|memo|details|note|Αιτιολογία|Περιγραφή|detalii|explicații|közlemény|megjegyzés|شرح|beskrywing|"
            + "Verwendungszweck"
            + "|közlemény|megbízás közleménye|remittance information|payment details|reference text"
            + "|αιτιολογία συναλλαγής|descriere|detalii tranzacție|Buchungstext",
    };

    /// <summary>Of deals.</summary>
    public static IReadOnlyDictionary<Field, string> Deals { get; } = new Dictionary<Field, string>
    {
        [Field.ExternalId] = "id|record id|deal id|opportunity id|deal - id|(do not modify) opportunity|external id",
        [Field.Title] = "deal name|deal title|deal|deal - title|title|opportunity name|opportunity|topic|name|Ευκαιρία|Τίτλος|"
            + "oportunitate|"
            + "titlu|üzlet|ügylet|lehetőség|فرصت|عنوان|geleentheid|Verkaufschance",
        [Field.Amount] = "amount|value|deal value|deal - value|est. revenue|estimated revenue|expected revenue|opportunity "
            + "amount|Αξία|Ποσό|"
            + "valoare|sumă|érték|összeg|مبلغ|ارزش|waarde|bedrag|Betrag|Wert",
        [Field.Currency] = Sales[Field.Currency] + "|deal - currency of value|deal - currency|currencyisocode"
            + "|amountcurrency|amount currency|currency code",
        [Field.Stage] = "stage|deal stage|deal - stage|sales stage|stagename|Στάδιο|etapă|stadiu|szakasz|fázis|مرحله|stadium|Phase",
        [Field.Pipeline] = "pipeline|deal - pipeline|sales pipeline",
        [Field.Status] = "status|deal - status|state|Κατάσταση|stare|állapot|وضعیت",
        [Field.CloseDate] = "close date|closedate|expected close date|deal - expected close date|est. close date|expected closing|"
            + "won time|"
            + "Ημερομηνία κλεισίματος|data închiderii|zárás dátuma|várható zárás|تاریخ بستن|sluitingsdatum|Abschlussdatum"
            + "|closing date|date closed|estimated close date",
        [Field.Owner] = Customers[Field.Owner],
        [Field.Company] = "organization - name|associated company|associated company ids|account name|company|organization|customer|"
            + "Εταιρεία|companie|firmă|cég|شرکت|maatskappy"
            + "|opportunity owner|deal owner name",
        [Field.Name] = "person - name|contact|contact name|primary contact|associated contact|associated contact ids",
        [Field.Email] = Customers[Field.Email] + "|associated emails",
        [Field.Phone] = Customers[Field.Phone],
    };

    /// <summary>Of products.</summary>
    public static IReadOnlyDictionary<Field, string> Products { get; } = new Dictionary<Field, string>
    {
        [Field.ItemCode] = Sales[Field.ItemCode] + "|code|internal reference|reference|id|Κωδικός|cod|kód|کد|kode",
        [Field.ItemName] = Sales[Field.ItemName] + "|name|title|Όνομα|Ονομασία|denumire|nume|név|نام|naam"
            + "|product/service name|item description (sales)",
        [Field.Price] = Sales[Field.UnitPrice] + "|regular price|sale price|list price|variant price"
            + "|sales price / rate|salesunitprice|regular_price|price (net)|selling price|retail price|unit sales price"
            + "|eladási ár|preț vânzare|τιμή πώλησης|τιμή λιανικής|τιμή χονδρικής|قیمت فروش|Verkaufspreis|VK netto"
            + "|verkoopprys",
        [Field.Cost] = "cost|cost price|unit cost|cost per item|Κόστος|cost unitar|preț de achiziție|beszerzési ár|önköltség|قیمت خرید|"
            + "kosprys|Einkaufspreis"
            + "|purchase cost|purchasesunitprice|standard cost|average cost|unitcost|τιμή αγοράς|EK netto",
        [Field.Currency] = Sales[Field.Currency],
        [Field.Category] = "category|product category|categories|product type|item group|Κατηγορία|categorie|kategória|دسته|گروه|"
            + "kategorie",
        [Field.Unit] = "unit|uom|unit of measure|Μονάδα|Μ.Μ.|um|u.m.|unitate|mértékegység|واحد|eenheid|Einheit",
        [Field.Status] = "active|status|published|Ενεργό|activ|aktív|فعال|aktief",
    };

    public static IReadOnlyDictionary<Field, string> Of(TableKind kind) => kind switch
    {
        TableKind.Customers => Customers,
        TableKind.Payments => Payments,
        TableKind.Deals => Deals,
        TableKind.Products => Products,
        _ => Sales,
    };
}
