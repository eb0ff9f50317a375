namespace OutlookCrm.ImportExport.Tables;

/// <summary>What programs and people call the columns of their files, in English and the other five languages of the product, and in
/// German.</summary>
internal static class Words
{
    /// <summary>Of people and companies.</summary>
    public static IReadOnlyDictionary<Field, string> Customers { get; } = new Dictionary<Field, string>
    {
        [Field.ExternalId] = "id|record id|contact id|external id|customer id|customer number|customer no|(do not modify) contact|"
            + "(do not modify) account|account reference|κωδικός|κωδικός πελάτη|cod client|vevőkód|ügyfélkód|ügyfélazonosító|کد مشتری|"
            + "kliëntnommer|Kundennummer|xero contact id|identifier",
        [Field.Name] = "name|full name|display name|contact name|customer|customer name|client|client name|contact|person|person - name|"
            + "όνομα|ονοματεπώνυμο|πελάτης|nume|nume complet|nume client|név|teljes név|ügyfél|ügyfél neve|ügyfélnév|vevő|vevő neve|"
            + "partner|partner neve|نام|نام و نام خانوادگی|نام کامل|مشتری|نام مشتری|naam|volle naam|kliënt|kliëntnaam|"
            + "klant|klantnaam|volledige naam|Kunde|Kundenname|"
            + "contactname|yomi full name",
        [Field.GivenName] = "first name|firstname|given name|forename|first name (billing)|prenume|keresztnév|utónév|نام کوچک|voornaam|"
            + "Vorname|όνομα (μικρό)|μικρό όνομα",
        [Field.MiddleName] = "middle name|middlename|additional name",
        [Field.FamilyName] = "last name|lastname|surname|family name|last name (billing)|επώνυμο|επίθετο|nume de familie|vezetéknév|"
            + "családnév|نام خانوادگی|van|familienaam|achternaam|Nachname",
        [Field.Company] = "company|company name|organization|organisation|organization name|organization 1 - name|account|account name|"
            + "accountname|associated company|primary company|employer|company (billing)|organization - name|εταιρεία|εταιρία|επωνυμία|"
            + "companie|firmă|firma|societate|organizație|denumire|denumire firmă|cég|cégnév|cég neve|vállalat|شرکت|نام شرکت|maatskappy|"
            + "onderneming|besigheid|bedrijf|bedrijfsnaam|Unternehmen|business name|company/account",
        [Field.Email] = "email|e-mail|mail|email address|emailaddress|e-mail address|e-mail 2 address|e-mail 3 address|email 2|email 3|"
            + "e-mail 1 - value|e-mail 2 - value|e-mail 3 - value|e-mail 4 - value|work email|personal email|other email|email1|"
            + "primary email|email (billing)|person - email (work)|person - email|person - email (home)|email addresses|"
            + "ηλεκτρονικό ταχυδρομείο|ηλ. ταχυδρομείο|διεύθυνση email|adresă de email|adresa email|adresă e-mail|poștă electronică|"
            + "e-mail cím|email cím|ایمیل|پست الکترونیک|رایانامه|e-pos|epos|e-posadres|e-mailadres|E-Mail-Adresse|ηλεκτρονική διεύθυνση|"
            + "email εργασίας",
        [Field.Phone] = "phone|phone number|telephone|telephone number|tel|tel.|mobile|mobile phone|mobile phone number|mobile number|cell|"
            + "cell phone|business phone|business phone 2|home phone|home phone 2|work phone|office phone|other phone|primary phone|"
            + "phone 1 - value|phone 2 - value|phone 3 - value|phonenumber|phone (billing)|person - phone (work)|person - phone|"
            + "person - phone (mobile)|company main phone|τηλέφωνο|κινητό|τηλ.|τηλέφωνο εργασίας|σταθερό|telefon|telefon mobil|mobil|"
            + "nr. telefon|număr de telefon|telefonszám|mobiltelefon|تلفن|تلفن همراه|موبایل|شماره تلفن|شماره تماس|telefoon|"
            + "telefoonnommer|selfoon|selfoonnommer|Telefonnummer|Mobiltelefon|τηλέφωνο γραφείου|τηλέφωνο οικίας|κινητό τηλέφωνο|"
            + "αριθμός τηλεφώνου|τηλ. γραφείου|telefon birou|telefon serviciu|telefon fix|munkahelyi telefon|irodai telefon|"
            + "vezetékes telefon|تلفن محل کار|تلفن دفتر|تلفن ثابت|kantoortelefoon|kantoornommer|werktelefoon|huistelefoon|"
            + "telefoonnummer|mobiel|mobiel nummer|Telefon geschäftlich|Festnetz|Handy|billing phone|shipping phone",
        [Field.TaxId] = "tax id|taxid|vat|vat id|vat number|vat no|tax number|tax no|tax registration number|vat reg no|ΑΦΜ|Α.Φ.Μ.|cui|cif|"
            + "cod fiscal|cod unic de înregistrare|nr. tva|adószám|adóazonosító|közösségi adószám|کد اقتصادی|شناسه ملی|شماره اقتصادی|"
            + "btw-nommer|btw nommer|btw-nummer|belastingnommer|USt-IdNr|USt-IdNr.|Steuernummer",
        [Field.JobTitle] = "job title|jobtitle|title|position|role|organization title|organization 1 - title|θέση|ιδιότητα|funcție|"
            + "beosztás|munkakör|سمت|شغل|posbenaming|postitel|Position",
        [Field.Birthday] = "birthday|birthdate|date of birth|dob|ημερομηνία γέννησης|ημ. γέννησης|γενέθλια|data nașterii|zi de naștere|"
            + "születésnap|születési dátum|születési idő|تاریخ تولد|تولد|verjaarsdag|geboortedatum|Geburtstag|Geburtsdatum",
        [Field.Street] = "street|street address|address|address 1|address line 1|mailing street|mailingstreet|business street|home street|"
            + "billing street|address 1 - street|address 1 - formatted|poaddressline1|primary address street|διεύθυνση|οδός|adresă|"
            + "adresa|stradă|strada|cím|utca|نشانی|آدرس|adres|straat|straatadres|Straße|Adresse",
        [Field.City] = "city|town|mailing city|mailingcity|business city|home city|billing city|address 1 - city|pocity|"
            + "primary address city|πόλη|oraș|localitate|város|település|شهر|stad|dorp|plaats|woonplaats|Ort|Stadt",
        [Field.PostalCode] = "zip|zip code|postal code|postcode|mailing postal code|mailingpostalcode|business postal code|billing zip|"
            + "mailing zip/postal code|home postal code|address 1 - postal code|popostalcode|Τ.Κ.|ταχυδρομικός κώδικας|cod poștal|"
            + "irányítószám|irsz.|کد پستی|کدپستی|poskode|PLZ|Postleitzahl",
        [Field.Country] = "country|country/region|mailing country|mailingcountry|business country|business country/region|home country|"
            + "billing country|address 1 - country|pocountry|χώρα|țară|țara|ország|کشور|land",
        [Field.Website] = "website|web page|web site|website 1 - value|url|ιστοσελίδα|site|weboldal|honlap|وب سایت|webwerf|webtuiste",
        [Field.Notes] = "notes|note|comments|description|σημειώσεις|παρατηρήσεις|note|observații|megjegyzés|توضیحات|یادداشت|notas",
        [Field.Tags] = "tags|labels|categories|group membership|label|ετικέτες|etichete|címkék|برچسب|برچسب ها|etikette",
        [Field.Owner] = "owner|contact owner|account owner|deal owner|deal - owner|record owner|assigned to|assigned user|υπεύθυνος|"
            + "responsabil|felelős|مسئول|eienaar",
        [Field.Stage] = "lifecycle stage|lead status|status|στάδιο|stadiu|státusz|وضعیت",
        [Field.IsCompany] = "is a company|is company|company type",
        [Field.ParentName] = "related company|parent company|parent|parent account",
        [Field.AddressType] = "address type",
        [Field.OptedOut] = "hasoptedoutofemail|email opt out|do not email|unsubscribed|opted out of email|unsubscribed from all email",
        [Field.IsPrivate] = "private",
    };

    /// <summary>Of invoices and orders.</summary>
    public static IReadOnlyDictionary<Field, string> Sales { get; } = new Dictionary<Field, string>
    {
        [Field.Number] = "invoice number|invoice no|invoice no.|invoiceno|invoice #|order number|order no|order reference|document number|"
            + "document no|doc number|number|no|no.|num|receipt no|invoice|order|invoice id|order id|reference|"
            + "Αρ. Παραστατικού|Αριθμός παραστατικού|Παραστατικό|Αριθμός τιμολογίου|Αρ. τιμολογίου|Τιμολόγιο|Αριθμός παραγγελίας|"
            + "Παραγγελία|Αριθμός|număr|număr factură|nr. factură|nr factură|nr. factura|factură|factura|nr.|comandă|număr comandă|"
            + "nr comandă|serie și număr|számlaszám|számla száma|számla sorszáma|számla|bizonylatszám|sorszám|rendelésszám|"
            + "rendelés száma|rendelés|شماره فاکتور|فاکتور|شماره سند|شماره|شماره سفارش|سفارش|faktuurnommer|faktuur|faktuur nr|"
            + "faktuurnr|nommer|bestelnommer|bestelling|factuurnummer|factuur|factuurnr|ordernummer|bestelnummer|verwysing|"
            + "referentie|Referenz|referință|hivatkozás|αναφορά|مرجع|Rechnungsnummer|Rechnung|Belegnummer|Bestellnummer",
        [Field.Date] = "invoice date|invoicedate|order date|document date|issue date|date issued|issued|date|posting date|"
            + "transaction date|sale date|created|created at|Ημερομηνία|Ημ/νία|Ημερομηνία έκδοσης|Ημερομηνία τιμολογίου|Ημερομηνία "
                + "παραγγελίας|dată|data|"
            + "data facturii|data emiterii|data factură|data comenzii|dátum|számla kelte|kelt|kiállítás dátuma|kiállítás kelte|"
            + "rendelés dátuma|تاریخ|تاریخ فاکتور|تاریخ صدور|تاریخ سفارش|datum|faktuurdatum|besteldatum|"
            + "factuurdatum|orderdatum|Rechnungsdatum|Belegdatum|"
            + "Bestelldatum",
        [Field.DueDate] = "due date|duedate|due|payment due|pay by|Λήξη|Ημερομηνία λήξης|Προθεσμία|Ημερομηνία πληρωμής|scadență|scadența|"
            + "data scadenței|data scadentă|termen de plată|fizetési határidő|határidő|esedékesség|lejárat|سررسید|تاریخ سررسید|"
            + "مهلت پرداخت|vervaldatum|betaaldatum|betaal teen|Fälligkeit|Fälligkeitsdatum|fällig am",
        [Field.Name] = Customers[Field.Name] + "|buyer|bill to|billing name|sold to|contact name|Επωνυμία|Επωνυμία πελάτη|cumpărător|"
            + "beneficiar|denumire client|denumire|megrendelő|خریدار|طرف حساب|koper|Käufer|account name|company|company name|εταιρεία|"
            + "firmă|cég|cégnév|شرکت|maatskappy",
        [Field.GivenName] = Customers[Field.GivenName],
        [Field.FamilyName] = Customers[Field.FamilyName],
        [Field.Company] = "company (billing)|billing company",
        [Field.Email] = Customers[Field.Email] + "|customer email|billing email",
        [Field.Phone] = "phone (billing)|billing phone",
        [Field.TaxId] = Customers[Field.TaxId].Replace("|vat|", "|", StringComparison.Ordinal)
            + "|buyer vat|customer vat|customer vat number",
        [Field.Country] = Customers[Field.Country] + "|billing country",
        [Field.Net] = "net|net amount|subtotal|sub total|net total|amount net|net value|order subtotal amount|total excl. vat|"
            + "Καθαρή αξία|Καθαρό ποσό|Καθαρή|Αξία|Υποσύνολο|valoare netă|valoare fără tva|total fără tva|bază|baza|net fără tva|nettó|"
            + "nettó összeg|nettó érték|مبلغ خالص|مبلغ بدون مالیات|netto|netto bedrag|bedrag uitgesluit btw|Nettobetrag|untaxed amount",
        [Field.Tax] = "tax|vat|vat amount|tax amount|total tax|taxes|sales tax|order total tax amount|gst|ΦΠΑ|Φ.Π.Α.|Ποσό ΦΠΑ|tva|"
            + "valoare tva|áfa|áfa összeg|áfa összege|áfa érték|مالیات|مالیات بر ارزش افزوده|ارزش افزوده|btw|btw bedrag|belasting|MwSt|USt|"
            + "Mehrwertsteuer",
        [Field.Total] = "total|total amount|amount|grand total|gross|gross amount|invoice total|invoice amount|order total|"
            + "order total amount|total incl. vat|total due|Σύνολο|Συνολικό ποσό|Τελικό σύνολο|Συνολική αξία|Ποσό|Πληρωτέο|"
            + "total cu tva|total de plată|valoare totală|total factură|valoare|sumă|bruttó|bruttó összeg|bruttó érték|végösszeg|"
            + "fizetendő|összesen|összeg|مبلغ کل|جمع کل|قابل پرداخت|جمع|مبلغ|totaal|bruto|totale bedrag|bedrag|Gesamtbetrag|Bruttobetrag|"
            + "Gesamt|Betrag|Summe|totaalbedrag",
        [Field.Open] = "open|balance|open balance|outstanding|outstanding balance|amount due|balance due|remaining|Υπόλοιπο|"
            + "Ανεξόφλητο|sold|rest de plată|de încasat|neachitat|egyenleg|hátralék|nyitott|tartozás|مانده|باقی مانده|"
            + "uitstaande|openstaand|openstaand bedrag|saldo|balans|offen|offener Betrag",
        [Field.Paid] = "paid|amount paid|paid amount|payments|Πληρωμένο|Εξοφλημένο|Εισπράχθηκε|achitat|plătit|încasat|fizetve|"
            + "kifizetett|befizetve|پرداخت شده|پرداختی|betaal|betaald|bezahlt",
        [Field.Refunded] = "refunded|refunded amount|amount refunded|order refund amount|refund amount",
        [Field.Discount] = "discount amount|discount total|order discount|order discount amount|Έκπτωση|reducere|discount|kedvezmény|تخفیف|"
            + "afslag|Rabatt",
        [Field.Shipping] = "shipping|shipping amount|order shipping amount|shipping total|Μεταφορικά|transport|szállítás|هزینه ارسال|"
            + "versending|Versand",
        [Field.Currency] = "currency|currency code|invoice currency|Νόμισμα|monedă|moneda|valută|pénznem|deviza|devizanem|ارز|واحد پول|"
            + "geldeenheid|valuta|Währung",
        [Field.Status] = "status|invoice status|financial status|order status|payment status|state|Κατάσταση|stare|status "
            + "plată|állapot|státusz|وضعیت|Status",
        [Field.DocumentType] = "type|document type|transaction type|doc type|Τύπος|Τύπος παραστατικού|Είδος παραστατικού|tip|tip document|"
            + "típus|bizonylat típusa|نوع|نوع سند|tipe|soort|Typ|Belegart",
        [Field.Terms] = "terms|payment terms|Όροι πληρωμής|condiții de plată|fizetési feltétel|شرایط پرداخت|betaalvoorwaardes",
        [Field.Notes] = "memo|notes|customer note|note|message",
        [Field.ItemName] = "item|item name|product|product name|product/service|item(product/service)|lineitem name|description|"
            + "item description|service|Είδος|Προϊόν|Περιγραφή|produs|articol|denumire produs|serviciu|termék|termék neve|megnevezés|tétel|"
            + "cikk|کالا|محصول|نام کالا|شرح|شرح کالا|produk|artikel|beskrywing|omschrijving|Artikelbezeichnung|Bezeichnung",
        [Field.ItemCode] = "sku|item code|product code|stock code|item no|article no|lineitem sku|inventoryitemcode|product id|"
            + "Κωδικός είδους|Κωδικός προϊόντος|cod produs|cod articol|cikkszám|termékkód|کد کالا|produkkode|artikelkode|Artikelnummer",
        [Field.Quantity] = "quantity|qty|item quantity|itemquantity|lineitem quantity|quantity (- refund)|units|count|Ποσότητα|Τεμάχια|"
            + "cantitate|cant.|buc|mennyiség|darab|db|تعداد|مقدار|hoeveelheid|aantal|Menge|Anzahl|order lines/quantity",
        [Field.UnitPrice] = "unit price|unitprice|price|item price|item rate|itemrate|rate|unitamount|unit amount|lineitem price|item cost|"
            + "sales price|Τιμή|Τιμή μονάδας|preț|preț unitar|pret unitar|egységár|ár|قیمت|قیمت واحد|بها|prys|eenheidsprys|"
            + "prijs|stukprijs|eenheidsprijs|Preis|"
            + "Einzelpreis|order lines/unit price",
        [Field.LineAmount] = "line amount|line subtotal|line total|item amount|itemamount|item total|amount (line)|valoare "
            + "linie|tétel összesen|"
            + "order lines/subtotal",
        [Field.LineTax] = "line tax|tax 1 amount|item tax amount|itemtaxamount|lineitem tax",
        [Field.LineDiscount] = "lineitem discount|line discount|item discount",
    };

    /// <summary>Of payments.</summary>
    public static IReadOnlyDictionary<Field, string> Payments { get; } = new Dictionary<Field, string>
    {
        [Field.ExternalId] = "id|payment id|transaction id|transaction|charge id|reference|payment reference|Κωδικός συναλλαγής|"
            + "id tranzacție|tranzakció azonosító|شماره پیگیری|verwysing|referentie|Referenz",
        [Field.Date] = "date|payment date|paid at|paid on|created|created (utc)|transaction date|value date|booking date|"
            + "Ημερομηνία|Ημερομηνία πληρωμής|Ημερομηνία είσπραξης|data|data plății|data încasării|dátum|fizetés dátuma|"
            + "jóváírás dátuma|تاریخ|تاریخ پرداخت|datum|betaaldatum|Datum|Zahlungsdatum|Buchungstag",
        [Field.Amount] = "amount|payment amount|amount paid|paid|received|credit|total|Ποσό|Ποσό πληρωμής|sumă|suma|suma încasată|valoare|"
            + "összeg|befizetett összeg|مبلغ|مبلغ پرداخت|bedrag|Betrag|Zahlbetrag",
        [Field.Refunded] = "amount refunded|refunded|refunded amount",
        [Field.Currency] = Sales[Field.Currency],
        [Field.Status] = "status|state|Κατάσταση|stare|állapot|وضعیت",
        [Field.InvoiceNumber] = "invoice|invoice number|invoice no|invoice id|invoice #|applied to|Αρ. Παραστατικού|Τιμολόγιο|"
            + "Αριθμός τιμολογίου|factură|nr. factură|nr factură|număr factură|számlaszám|számla|számla száma|شماره فاکتور|فاکتور|"
            + "faktuurnommer|faktuur|Rechnungsnummer|Rechnung",
        [Field.Name] = Customers[Field.Name] + "|payer|customer description|received from|Επωνυμία|plătitor|befizető|پرداخت کننده|betaler|"
            + "account name|company",
        [Field.Email] = Customers[Field.Email] + "|customer email",
        [Field.TaxId] = Customers[Field.TaxId],
        [Field.DocumentType] = "type|payment method|method|Τρόπος πληρωμής|metodă de plată|mod de plată|fizetési mód|روش پرداخت|"
            + "betaalmetode|Zahlungsart",
        [Field.Description] = "description|memo|details|note|Αιτιολογία|Περιγραφή|detalii|explicații|közlemény|megjegyzés|شرح|beskrywing|"
            + "Verwendungszweck",
    };

    /// <summary>Of deals.</summary>
    public static IReadOnlyDictionary<Field, string> Deals { get; } = new Dictionary<Field, string>
    {
        [Field.ExternalId] = "id|record id|deal id|opportunity id|deal - id|(do not modify) opportunity|external id",
        [Field.Title] = "deal name|deal title|deal|deal - title|title|opportunity name|opportunity|topic|name|Ευκαιρία|Τίτλος|oportunitate|"
            + "titlu|üzlet|ügylet|lehetőség|فرصت|عنوان|geleentheid|Verkaufschance",
        [Field.Amount] = "amount|value|deal value|deal - value|est. revenue|estimated revenue|expected revenue|opportunity "
            + "amount|Αξία|Ποσό|"
            + "valoare|sumă|érték|összeg|مبلغ|ارزش|waarde|bedrag|Betrag|Wert",
        [Field.Currency] = Sales[Field.Currency] + "|deal - currency of value|deal - currency|currencyisocode",
        [Field.Stage] = "stage|deal stage|deal - stage|sales stage|stagename|Στάδιο|etapă|stadiu|szakasz|fázis|مرحله|stadium|Phase",
        [Field.Pipeline] = "pipeline|deal - pipeline|sales pipeline",
        [Field.Status] = "status|deal - status|state|Κατάσταση|stare|állapot|وضعیت",
        [Field.CloseDate] = "close date|closedate|expected close date|deal - expected close date|est. close date|expected closing|won time|"
            + "Ημερομηνία κλεισίματος|data închiderii|zárás dátuma|várható zárás|تاریخ بستن|sluitingsdatum|Abschlussdatum",
        [Field.Owner] = Customers[Field.Owner],
        [Field.Company] = "organization - name|associated company|associated company ids|account name|company|organization|customer|"
            + "Εταιρεία|companie|firmă|cég|شرکت|maatskappy",
        [Field.Name] = "person - name|contact|contact name|primary contact|associated contact|associated contact ids",
        [Field.Email] = Customers[Field.Email] + "|associated emails",
        [Field.Phone] = Customers[Field.Phone],
    };

    /// <summary>Of products.</summary>
    public static IReadOnlyDictionary<Field, string> Products { get; } = new Dictionary<Field, string>
    {
        [Field.ItemCode] = Sales[Field.ItemCode] + "|code|internal reference|reference|id|Κωδικός|cod|kód|کد|kode",
        [Field.ItemName] = Sales[Field.ItemName] + "|name|title|Όνομα|Ονομασία|denumire|nume|név|نام|naam",
        [Field.Price] = Sales[Field.UnitPrice] + "|regular price|sale price|list price|variant price",
        [Field.Cost] = "cost|cost price|unit cost|cost per item|Κόστος|cost unitar|preț de achiziție|beszerzési ár|önköltség|قیمت خرید|"
            + "kosprys|Einkaufspreis",
        [Field.Currency] = Sales[Field.Currency],
        [Field.Category] = "category|product category|categories|product type|item group|Κατηγορία|categorie|kategória|دسته|گروه|kategorie",
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
