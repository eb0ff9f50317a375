namespace OutlookCrm.ImportExport.Tables;

/// <summary>What programs and people call the columns of lists of people and companies.</summary>
internal static class CustomerWords
{
    /// <summary>The names of each field, parted by bars.</summary>
    public static IReadOnlyDictionary<Field, string> All { get; } = new Dictionary<Field, string>
    {
        [Field.ExternalId] = "id|record id|contact id|external id|customer id|customer number|customer no|(do not modify) contact|"
            + "(do not modify) account|account reference|κωδικός|κωδικός πελάτη|cod client|vevőkód|ügyfélkód|ügyfélazonosító|کد مشتری|"
            + "kliëntnommer|Kundennummer|xero contact id|identifier"
            + "|cardcode|konto|person - id|organization - id|kundennr|kundennr.|cod|κωδ. πελάτη|código cliente"
            + "|wc customer id",
        [Field.Name] = "name|customer full name|full name|display name|contact name|customer|customer name|client|client name|"
            + "contact|person|person - name|"
            + "όνομα|ονοματεπώνυμο|πελάτης|nume|nume complet|nume client|név|teljes név|ügyfél|ügyfél neve|ügyfélnév|vevő|vevő neve|"
            + "partner|partner neve|نام|نام و نام خانوادگی|نام کامل|مشتری|نام مشتری|naam|volle naam|kliënt|kliëntnaam|"
            + "klant|klantnaam|volledige naam|Kunde|Kundenname|"
            + "contactname|yomi full name"
            + "|customer_name|display as|πλήρες όνομα|ονοματεπώνυμο επαφής|cntctprsn"
            + "|contact person",
        [Field.GivenName] = "first name|firstname|given name|forename|first name (billing)|prenume|keresztnév|utónév|نام کوچک|voornaam|"
            + "Vorname|όνομα (μικρό)|μικρό όνομα"
            + "|first name (given)",
        [Field.MiddleName] = "middle name|middlename|additional name",
        [Field.FamilyName] = "last name|lastname|surname|family name|last name (billing)|επώνυμο|επίθετο|nume de familie|vezetéknév|"
            + "családnév|نام خانوادگی|van|familienaam|achternaam|Nachname",
        [Field.Company] = "company|company name|organization|organisation|organization name|organization 1 - name|account|account name|"
            + "accountname|associated company|primary company|employer|company (billing)|organization - name|εταιρεία|εταιρία|επωνυμία|"
            + "companie|firmă|firma|societate|organizație|denumire|denumire firmă|cég|cégnév|cég neve|vállalat|شرکت|نام شرکت|maatskappy|"
            + "onderneming|besigheid|bedrijf|bedrijfsnaam|Unternehmen|business name|company/account"
            + "|cardname|company/organization|όνομα εταιρείας|default address company|shipping company|billing_company"
            + "|podnik|název firmy",
        [Field.Email] = "email|e-mail|mail|email address|emailaddress|e-mail address|e-mail 2 address|e-mail 3 address|email 2|email 3|"
            + "e-mail 1 - value|e-mail 2 - value|e-mail 3 - value|e-mail 4 - value|work email|personal email|other email|email1|"
            + "primary email|email (billing)|person - email (work)|person - email|person - email (home)|email addresses|"
            + "ηλεκτρονικό ταχυδρομείο|ηλ. ταχυδρομείο|διεύθυνση email|adresă de email|adresa email|adresă e-mail|poștă electronică|"
            + "e-mail cím|email cím|ایمیل|پست الکترونیک|رایانامه|e-pos|epos|e-posadres|e-mailadres|E-Mail-Adresse|ηλεκτρονική διεύθυνση|"
            + "email εργασίας"
            + "|emailid|email id|e_mail|email 1|email address 1|person - email - work|person - email - home"
            + "|person - email - other|υπηρεσιακό email|ηλεκτρονική διεύθυνση αλληλογραφίας|e-mail 1"
            + "|elektronikus levélcím",
        [Field.Phone] = "phone|phone number|telephone|telephone number|tel|tel.|mobile|mobile phone|mobile phone number|"
            + "mobile number|cell|"
            + "cell phone|business phone|business phone 2|home phone|home phone 2|work phone|office phone|other phone|primary phone|"
            + "phone 1 - value|phone 2 - value|phone 3 - value|phonenumber|phone (billing)|person - phone (work)|person - phone|"
            + "person - phone (mobile)|company main phone|τηλέφωνο|κινητό|τηλ.|τηλέφωνο εργασίας|σταθερό|telefon|telefon mobil|mobil|"
            + "nr. telefon|număr de telefon|telefonszám|mobiltelefon|تلفن|تلفن همراه|موبایل|شماره تلفن|شماره تماس|telefoon|"
            + "telefoonnommer|selfoon|selfoonnommer|Telefonnummer|Mobiltelefon|τηλέφωνο γραφείου|τηλέφωνο οικίας|κινητό τηλέφωνο|"
            + "αριθμός τηλεφώνου|τηλ. γραφείου|telefon birou|telefon serviciu|telefon fix|munkahelyi telefon|irodai telefon|"
            + "vezetékes telefon|تلفن محل کار|تلفن دفتر|تلفن ثابت|kantoortelefoon|kantoornommer|werktelefoon|huistelefoon|"
            + "telefoonnummer|mobiel|mobiel nummer|Telefon geschäftlich|Festnetz|Handy|billing phone|shipping phone"
            + "|phone1|phone2|cellular|mobilephone|mobilenumber|phone numbers|telephone 1|telephone 2|main phone"
            + "|επαγγελματικό τηλέφωνο|τηλέφωνο εταιρείας|default address phone|mobiltelefonszám|céges telefon|Mobil"
            + "|Telefon 1|Telefon privat|telefon firma",
        [Field.TaxId] = "tax id|taxid|vat|vat id|vat number|vat no|tax number|tax no|tax registration number|vat reg no|ΑΦΜ|"
            + "Α.Φ.Μ.|cui|cif|"
            + "cod fiscal|cod unic de înregistrare|nr. tva|adószám|adóazonosító|közösségi adószám|کد اقتصادی|شناسه ملی|شماره اقتصادی|"
            + "btw-nommer|btw nommer|btw-nummer|belastingnommer|USt-IdNr|USt-IdNr.|Steuernummer"
            + "|vat registration number|vat registration no|lictradnum|taxvat|taxnumber|gstin|eu-ustid|ust-id|ustid"
            + "|umsatzsteuer-id|dič|adószáma|eu adószám|cod tva|cif/cui|cui/cif|cod_fiscal|vat reg number"
            + "|gst treatment number",
        [Field.JobTitle] = "job title|jobtitle|title|position|role|organization title|organization 1 - title|θέση|ιδιότητα|funcție|"
            + "beosztás|munkakör|سمت|شغل|posbenaming|postitel|Position"
            + "|θέση εργασίας|τίτλος εργασίας|organization 1 - job title",
        [Field.Birthday] = "birthday|birthdate|date of birth|dob|ημερομηνία γέννησης|ημ. γέννησης|γενέθλια|data nașterii|zi de naștere|"
            + "születésnap|születési dátum|születési idő|تاریخ تولد|تولد|verjaarsdag|geboortedatum|Geburtstag|Geburtsdatum",
        [Field.Street] = "street|street address|address|address 1|address line 1|mailing street|mailingstreet|business street|"
            + "home street|"
            + "billing street|address 1 - street|address 1 - formatted|poaddressline1|primary address street|διεύθυνση|οδός|adresă|"
            + "adresa|stradă|strada|cím|utca|نشانی|آدرس|adres|straat|straatadres|Straße|Adresse"
            + "|street 1|billing address|bill address|billingaddressstreet|default address address1|mailing address"
            + "|address1|Straße geschäftlich|οδός εργασίας|munkahelyi cím - utca|irodai cím|utca, házszám"
            + "|_address_street|billing address line 1",
        [Field.City] = "city|town|mailing city|mailingcity|business city|home city|billing city|address 1 - city|pocity|"
            + "primary address city|πόλη|oraș|localitate|város|település|شهر|stad|dorp|plaats|woonplaats|Ort|Stadt"
            + "|billingaddresscity|default address city|Ort geschäftlich|πόλη εργασίας|_address_city|munkahelyi város"
            + "|irodai város",
        [Field.PostalCode] = "zip|zip code|postal code|postcode|mailing postal code|mailingpostalcode|business postal code|billing zip|"
            + "mailing zip/postal code|home postal code|address 1 - postal code|popostalcode|Τ.Κ.|ταχυδρομικός κώδικας|cod poștal|"
            + "irányítószám|irsz.|کد پستی|کدپستی|poskode|PLZ|Postleitzahl"
            + "|zipcode|billing code|mailing zip|billing postal code|billing zip/postal code|default address zip"
            + "|Postleitzahl geschäftlich|_address_postcode|billingaddresspostalcode|irányítószám (munkahely)"
            + "|postcode / zip",
        [Field.Country] = "country|country/region|mailing country|mailingcountry|business country|business country/region|home country|"
            + "billing country|address 1 - country|pocountry|χώρα|țară|țara|ország|کشور|land"
            + "|country code|billingaddresscountry|default address country code|Land/Region geschäftlich"
            + "|_address_country_id|országkód",
        [Field.Website] = "website|web page|web site|website 1 - value|url|ιστοσελίδα|site|weboldal|honlap|وب سایت|webwerf|webtuiste"
            + "|company domain name|Internet|Webseite|webpage",
        [Field.Notes] = "notes|note|comments|description|σημειώσεις|παρατηρήσεις|note|observații|megjegyzés|توضیحات|یادداشت|notas"
            + "|Notizen|Bemerkung|remarks|comment",
        [Field.Tags] = "tags|labels|categories|group membership|label|ετικέτες|etichete|címkék|برچسب|برچسب ها|etikette"
            + "|tag|címke",
        [Field.Owner] = "owner|contact owner|account owner|deal owner|deal - owner|record owner|assigned to|assigned user|υπεύθυνος|"
            + "responsabil|felelős|مسئول|eienaar"
            + "|person - owner|organization - owner|assigned user name|assignedusername",
        [Field.Stage] = "lifecycle stage|lead status|status|στάδιο|stadiu|státusz|وضعیت",
        [Field.IsCompany] = "is a company|is company|company type",
        [Field.ParentName] = "related company|parent company|parent|parent account",
        [Field.AddressType] = "address type",
        [Field.OptedOut] = "hasoptedoutofemail|email opt out|do not email|unsubscribed|opted out of email|unsubscribed from all email"
            + "|emailoptout|has opted out of email",
        [Field.IsPrivate] = "private"
            + "|Privat",
    };
}
