using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>What is in orders as the shops send them, and the documents that it comes to.</summary>
public static class ShopMessageCases
{
    public static TheoryData<string, string, string> ShopifyOrders => new()
    {
        {
            "prices without tax, transport, a discount on the whole order",
            """
            "total_price":"121.00","total_tax":"21.00","total_discounts":"10.00","taxes_included":false,
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":2,"price":"50.00","total_discount":"0.00",
            "discount_allocations":[{"amount":"10.00"}]}],
            "shipping_lines":[{"price":"10.00"}],"total_shipping_price_set":{"shop_money":{"amount":"10.00","currency_code":"EUR"}}
            """,
            "order 121 tax 21: 2 x T-1 at 50 less 10 = 90"
        },
        {
            "prices with tax",
            """
            "total_price":"119.00","total_tax":"19.00","taxes_included":true,
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":1,"price":"119.00","tax_lines":[{"price":"19.00"}]}]
            """,
            "order 119 tax 19: 1 x T-1 at 100 = 100"
        },
        {
            "a partial refund holds tax as the order does",
            """
            "total_price":"119.00","total_tax":"19.00","current_total_price":"59.50",
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"59.50"}]}]
            """,
            "order 119 tax 19:; return 59.5 tax 9.5:"
        },
        {
            "a full refund leaves nothing",
            """
            "total_price":"119.00","total_tax":"19.00","current_total_price":"0.00","financial_status":"refunded",
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"119.00"}]}]
            """,
            "order 119 tax 19:; return 119 tax 19:"
        },
        {
            "money that is paid back without goods is not taken off the current total",
            """
            "total_price":"100.00","total_tax":"0.00","current_total_price":"100.00",
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"5.00"}]}]
            """,
            "order 100 tax 0:; return 5 tax 0:"
        },
        {
            "a refund that failed or waits is none",
            """
            "total_price":"100.00","refunds":[{"id":8,"transactions":[{"kind":"refund","status":"failure","amount":"50.00"}]},
            {"id":9,"transactions":[{"kind":"refund","status":"pending","amount":"50.00"},
            {"kind":"void","status":"success","amount":"50.00"}]}]
            """,
            "order 100 tax -:"
        },
        {
            "an edited order: a line taken out, a line added",
            """
            "total_price":"100.00","total_tax":"0.00","current_total_price":"70.00","current_total_tax":"0.00",
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":1,"current_quantity":0,"price":"100.00"},
            {"id":2,"title":"Pot","sku":"P-1","quantity":1,"current_quantity":1,"price":"70.00"}],
            "refunds":[{"id":9,"refund_line_items":[{"line_item_id":1,"quantity":1}],"transactions":[]}]
            """,
            "order 70 tax 0: 1 x P-1 at 70 = 70"
        },
        {
            "goods that came back are in the order and in the return",
            """
            "total_price":"100.00","current_total_price":"50.00",
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":2,"current_quantity":1,"price":"50.00"}],
            "refunds":[{"id":9,"refund_line_items":[{"line_item_id":1,"quantity":1}],
            "transactions":[{"kind":"refund","status":"success","amount":"50.00"}]}]
            """,
            "order 100 tax -: 2 x T-1 at 50 = 100; return 50 tax -: 1 x T-1 at 50 = 50"
        },
        {
            "money moves in the buyer's currency and counts in the shop's",
            """
            "total_price":"100.00","presentment_currency":"USD",
            "total_price_set":{"shop_money":{"amount":"100.00","currency_code":"EUR"},
            "presentment_money":{"amount":"110.00","currency_code":"USD"}},
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"55.00","currency":"USD"}]}]
            """,
            "order 100 tax -:; return 50 tax -:"
        },
        {
            "a line's own discount is in its allocations, and what is not there is null",
            """
            "total_price":"87.50","total_tax":"0.00","current_total_price":"87.50","current_total_duties_set":null,
            "original_total_duties_set":null,"total_tip_received":"0.00","email":"","contact_email":null,
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":2,"price":"50.00","total_discount":"0.00",
            "discount_allocations":[{"amount":"7.50"},{"amount":"5.00"}],"tax_lines":[],"duties":[]}]
            """,
            "order 87.5 tax 0: 2 x T-1 at 50 less 12.5 = 87.5"
        },
        {
            "goods and transport paid back, the worth of the goods as a number",
            """
            "total_price":"110.00","total_tax":"0.00","current_total_price":"50.00","financial_status":"partially_refunded",
            "refunds":[{"id":9007199254740993123,"order_adjustments":[{"amount":"-10.00","tax_amount":"0.00","kind":"shipping_refund"}],
            "refund_line_items":[{"line_item_id":1,"quantity":1,"subtotal":50.0,"total_tax":0.0}],
            "transactions":[{"kind":"refund","status":"success","amount":"60.00"}]}]
            """,
            "order 110 tax 0:; return 60 tax 0: 1 x – at 50 = 50"
        },
        {
            "less is paid back than the goods were worth: no edit of the order",
            """
            "total_price":"100.00","total_tax":"0.00","current_total_price":"50.00",
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":2,"current_quantity":1,"price":"50.00"}],
            "refunds":[{"id":9,"order_adjustments":[{"amount":"10.00","tax_amount":"0.00","kind":"refund_discrepancy"}],
            "refund_line_items":[{"line_item_id":1,"quantity":1,"subtotal":50,"total_tax":"0.00"}],
            "transactions":[{"kind":"refund","status":"success","amount":"40.00"}]}]
            """,
            "order 100 tax 0: 2 x T-1 at 50 = 100; return 40 tax 0: 1 x T-1 at 50 = 50"
        },
        {
            "less is paid back than the goods were worth, with tax beside the price",
            """
            "total_price":"119.00","total_tax":"19.00","current_total_price":"59.50","taxes_included":false,
            "refunds":[{"id":9,"refund_line_items":[{"line_item_id":1,"quantity":1,"subtotal":50.0,"total_tax":9.5}],
            "transactions":[{"kind":"refund","status":"success","amount":"50.00"}]}]
            """,
            "order 119 tax 19:; return 50 tax 7.98: 1 x – at 50 = 50"
        },
        {
            "each refund has its own day, its own lines and the tax of these",
            """
            "total_price":"224.00","total_tax":"24.00","taxes_included":true,"line_items":[
            {"id":1,"title":"Tea","sku":"T-1","quantity":2,"price":"62.00","tax_lines":[{"price":"24.00"}]},
            {"id":2,"title":"Book","sku":"B-1","quantity":1,"price":"100.00"}],
            "refunds":[{"id":8,"created_at":"2026-01-09T23:10:00-05:00","refund_line_items":[
            {"line_item_id":1,"quantity":1,"subtotal":62.0,"total_tax":12.0,"line_item":{"name":"Tea","sku":"T-1"}}],
            "transactions":[{"kind":"refund","status":"success","amount":"62.00"}]},
            {"id":9,"created_at":"2026-02-01T10:00:00-05:00","processed_at":"2026-01-31T10:00:00-05:00","refund_line_items":[
            {"line_item_id":2,"quantity":1,"subtotal":100.0,"total_tax":0.0}],
            "transactions":[{"kind":"refund","status":"success","amount":"100.00"}]}]
            """,
            "order 224 tax 24: 2 x T-1 at 50 = 100 1 x B-1 at 100 = 100; "
            + "return 62 tax 12 on 01-09: 1 x T-1 at 50 = 50; return 100 tax 0 on 01-31: 1 x B-1 at 100 = 100"
        },
        {
            "a whole refund that names no goods sends all of them back",
            """
            "total_price":"100.00","total_tax":"0.00","line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":2,"price":"50.00"}],
            "refunds":[{"id":9,"created_at":"2026-01-09T10:00:00Z","refund_line_items":[],
            "transactions":[{"kind":"refund","status":"success","amount":"100.00"}]}]
            """,
            "order 100 tax 0: 2 x T-1 at 50 = 100; return 100 tax 0 on 01-09: 2 x T-1 at 50 = 100"
        },
        {
            "a tip is in the total, a gift card is a line",
            """
            "total_price":"55.00","total_tax":"0.00","total_tip_received":"5.00",
            "line_items":[{"id":1,"title":"Gift card","sku":null,"gift_card":true,"quantity":1,"price":"50.00"}]
            """,
            "order 5 tax 0:"
        },
        {
            "a gift card beside goods is sold when it is redeemed",
            """
            "total_price":"169.00","total_tax":"19.00","line_items":[
            {"id":1,"title":"Tea","sku":"T-1","gift_card":false,"quantity":1,"price":"100.00"},
            {"id":2,"title":"Birthday card","gift_card":true,"quantity":2,"price":"25.00"}]
            """,
            "order 119 tax 19: 1 x T-1 at 100 = 100"
        },
        {
            "a gift card alone is no sale yet",
            """
            "total_price":"50.00","total_tax":"0.00","line_items":[{"id":1,"title":"Card","gift_card":true,"quantity":1,"price":"50.00"}]
            """,
            "order 0 tax 0:"
        },
        {
            "a gift card is taken back",
            """
            "total_price":"150.00","total_tax":"0.00","current_total_price":"100.00","line_items":[
            {"id":1,"title":"Tea","sku":"T-1","quantity":1,"price":"100.00"},
            {"id":2,"title":"Card","gift_card":true,"quantity":1,"price":"50.00"}],
            "refunds":[{"id":9,"refund_line_items":[{"line_item_id":2,"quantity":1,"subtotal":50.0,"line_item":{"gift_card":true}}],
            "transactions":[{"kind":"refund","status":"success","amount":"50.00"}]}]
            """,
            "order 100 tax 0: 1 x T-1 at 100 = 100"
        },
        {
            "goods that a gift card paid count in full",
            """
            "total_price":"100.00","total_tax":"0.00","payment_gateway_names":["gift_card"],
            "line_items":[{"id":1,"title":"Gift card holder","sku":"H","quantity":1,"price":"100.00"}]
            """,
            "order 100 tax 0: 1 x H at 100 = 100"
        },
        { "authorized", """ "total_price":"100.00","financial_status":"authorized" """, "order 100 tax -:" },
        {
            "partly paid, another currency shown",
            """ "total_price":"100.00","financial_status":"partially_paid","presentment_currency":"INR" """,
            "order 100 tax -:"
        },
        { "not paid yet", """ "total_price":"100.00","financial_status":"pending" """, "order 100 tax -:" },
        { "for nothing", """ "total_price":"0.00","total_tax":"0.00" """, "order 0 tax 0:" },
        { "a number instead of a text", """ "total_price":100.5 """, "order 100.5 tax -:" },
    };

    public static TheoryData<string, string, string> WoocommerceOrders => new()
    {
        {
            "lines are without tax whatever the prices hold",
            """
            "total":"133.00","total_tax":"23.00","shipping_total":"10.00","discount_total":"20.00","prices_include_tax":true,
            "line_items":[{"id":1,"name":"Tea","sku":"T-1","quantity":2,"subtotal":"120.00",
            "total":"100.00","total_tax":"21.00","price":50}]
            """,
            "order 133 tax 23: 2 x T-1 at 60 less 20 = 100"
        },
        {
            "two refunds",
            """
            "total":"119.00","total_tax":"19.00",
            "refunds":[{"id":1,"reason":"","total":"-11.90"},{"id":2,"reason":null,"total":"-23.80"}]
            """,
            "order 119 tax 19:; return 11.9 tax 1.9:; return 23.8 tax 3.8:"
        },
        {
            "paid back by its status alone",
            """ "total":"50.00","total_tax":"0.00","status":"refunded" """,
            "order 50 tax 0:; return 50 tax 0:"
        },
        { "not paid yet", """ "total":"50.00","status":"on-hold","line_items":[] """, "order 50 tax -:" },
        { "without a minor unit", """ "total":"5000","currency":"JPY" """, "order 5000 tax -:" },
        {
            "a price of many digits, data of any kind, rials",
            """
            "total":"189000","total_tax":"0","currency":"IRR","meta_data":[{"id":1,"key":"a","value":{"b":[1,null,true]}},
            {"id":2,"key":"c","value":"x"},{"id":3,"key":"d","value":[]}],
            "line_items":[{"id":1,"name":"Tea","sku":null,"quantity":3,"subtotal":"189000","total":"189000","price":63000.000000000001,
            "meta_data":[{"id":9,"key":"pa_size","value":["L"],"display_value":7}],"taxes":[]}]
            """,
            "order 189000 tax 0: 3 x Tea at 63000 = 189000"
        },
        {
            "a coupon is in the lines already, and a fee may take away",
            """
            "total":"104.30","total_tax":"14.30","discount_total":"10.00","discount_tax":"1.90",
            "coupon_lines":[{"id":5,"code":"ten","discount":"10","discount_tax":"1.9","meta_data":[]}],
            "fee_lines":[{"id":6,"name":"Loyal","total":"-5.00","total_tax":"-0.95"}],
            "shipping_lines":[{"id":7,"method_title":"Post","total":"5.00","total_tax":"0.95"}],
            "line_items":[{"id":1,"name":"Tea","sku":"T-1","quantity":2,"subtotal":"100.00","total":"90.00","price":45}]
            """,
            "order 104.3 tax 14.3: 2 x T-1 at 50 less 10 = 90"
        },
        {
            "amounts as numbers, half a piece",
            """
            "total":30.25,"total_tax":5.25,"refunds":[{"id":1,"total":-12.1}],
            "line_items":[{"id":1,"name":"Cloth","sku":"C","quantity":0.5,"total":25,"price":"50.00"}]
            """,
            "order 30.25 tax 5.25: 0.5 x C at 50 = 25; return 12.1 tax 2.1:"
        },
        {
            "goods that came back without money",
            """ "total":"50.00","total_tax":"0.00","refunds":[{"id":1,"total":"0.00"}] """,
            "order 50 tax 0:"
        },
        {
            "a gift card of a plug-in is sold when it is redeemed",
            """
            "total":"150.00","total_tax":"0","line_items":[{"name":"Tea","sku":"T-1","quantity":1,"total":"100.00","price":100},
            {"name":"For you","sku":"","quantity":1,"total":"50.00","price":50,"meta_data":[{"id":1,"key":"wc_gift_card_to","value":"a"}]}]
            """,
            "order 100 tax 0: 1 x T-1 at 100 = 100"
        },
        {
            "a gift card by the type of its line",
            """ "total":"50.00","total_tax":"0","line_items":[{"name":"X","type":"pw-gift-card","quantity":1,"total":"50.00"}] """,
            "order 0 tax 0:"
        },
        {
            "goods that a gift card paid in part count in full",
            """
            "total":"20.00","total_tax":"0","gift_cards":[{"id":1,"code":"ABCD","amount":"30.00"}],
            "line_items":[{"name":"Tea","sku":"T-1","quantity":1,"total":"50.00","price":50}]
            """,
            "order 50 tax 0: 1 x T-1 at 50 = 50"
        },
        {
            "a fee and a free product",
            """
            "total":"7.00","total_tax":"0","fee_lines":[{"total":"7.00"}],
            "line_items":[{"name":"Gift","sku":"","quantity":1,"total":"0.00","price":0}]
            """,
            "order 7 tax 0: 1 x Gift at 0 = 0"
        },
    };
}
