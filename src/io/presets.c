#include "io/preset.h"

/* One row per system. What is revenue in each: what the customer paid for the
   goods as far as the system tells it, before the fees of a payment service. */
const struct clv_preset clv_presets[] = {
    {
        .name = "shopify",
        .about = "orders: a row per line item, the order in its first row",
        .signature = "Name|Email|Financial Status|Created at|Total",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Email|Phone",
                [CLV_ROLE_DATE] = "Created at",
                [CLV_ROLE_AMOUNT] = "Total",
                [CLV_ROLE_ORDER_ID] = "Name",
                [CLV_ROLE_STATUS] = "Financial Status",
                [CLV_ROLE_REFUND] = "Refunded Amount",
                [CLV_ROLE_CURRENCY] = "Currency",
            },
        .rules = {{"Cancelled at", CLV_TEST_NOT_BLANK, NULL, CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "cancelled"}},
        .blank_id_continues = true,
        .has_header = true,
        .verified = true,
    },
    {
        /* Converted amounts come with refunds and a currency of their own, so
           that these are two layouts: one must not mix the two. */
        .name = "stripe-converted",
        .about = "payments with amounts in the account's own currency",
        .signature = "id|Amount|Amount Refunded|Converted Amount|"
                     "Converted Amount Refunded|Converted Currency",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Customer ID|Customer Email",
                [CLV_ROLE_DATE] = "Created (UTC)|Created date (UTC)",
                [CLV_ROLE_AMOUNT] = "Converted Amount",
                [CLV_ROLE_ORDER_ID] = "id",
                [CLV_ROLE_STATUS] = "Status",
                [CLV_ROLE_REFUND] = "Converted Amount Refunded",
                [CLV_ROLE_CURRENCY] = "Converted Currency",
            },
        .rules = {{"Mode", CLV_TEST_IS, "test", CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "test payments"},
                  {"Captured", CLV_TEST_IS, "false|no|0", CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "payments not captured"}},
        .has_header = true,
        .verified = true,
    },
    {
        .name = "stripe",
        .about = "payments, amounts as the customer paid them",
        .signature = "id|Amount|Amount Refunded|Currency",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Customer ID|Customer Email",
                [CLV_ROLE_DATE] = "Created (UTC)|Created date (UTC)",
                [CLV_ROLE_AMOUNT] = "Amount",
                [CLV_ROLE_ORDER_ID] = "id",
                [CLV_ROLE_STATUS] = "Status",
                [CLV_ROLE_REFUND] = "Amount Refunded",
                [CLV_ROLE_CURRENCY] = "Currency",
            },
        .rules = {{"Mode", CLV_TEST_IS, "test", CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "test payments"},
                  {"Captured", CLV_TEST_IS, "false|no|0", CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "payments not captured"}},
        .has_header = true,
        .verified = true,
    },
    {
        /* The e-mail comes first: guests have one, and 0 as their id. */
        .name = "woocommerce",
        .about = "orders as plugins export them (order_status)",
        .signature = "order_id|order_date|order_status|order_total|"
                     "billing_email",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "billing_email|customer_id|customer_user",
                [CLV_ROLE_DATE] = "order_date",
                [CLV_ROLE_AMOUNT] = "order_total",
                [CLV_ROLE_ORDER_ID] = "order_id",
                [CLV_ROLE_STATUS] = "order_status",
                [CLV_ROLE_REFUND] = "refunded_total|total_refunded",
                [CLV_ROLE_CURRENCY] = "order_currency|currency",
            },
        .rules = {{"order_status", CLV_TEST_IS,
                   "trash|checkout-draft|auto-draft|wc-checkout-draft",
                   CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT, "drafts and trash"}},
        .no_customer = "0",
        .has_header = true,
        .verified = true,
    },
    {
        .name = "woocommerce-alt",
        .about = "orders as other plugins export them (status, order_number)",
        .signature = "order_id|order_number|status|order_total|billing_email",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "billing_email|customer_user|customer_id",
                [CLV_ROLE_DATE] = "date|order_date",
                [CLV_ROLE_AMOUNT] = "order_total",
                [CLV_ROLE_ORDER_ID] = "order_id",
                [CLV_ROLE_STATUS] = "status",
                [CLV_ROLE_REFUND] = "refunded_total|total_refunded",
                [CLV_ROLE_CURRENCY] = "order_currency|currency",
            },
        .rules = {{"status", CLV_TEST_IS,
                   "trash|checkout-draft|auto-draft|wc-checkout-draft",
                   CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT, "drafts and trash"}},
        .no_customer = "0",
        .has_header = true,
        .verified = true,
    },
    {
        .name = "woocommerce-analytics",
        .about = "Analytics > Orders, which tells customers by name only",
        .signature = "Date|Order #|Status|Customer|Customer type",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Customer",
                [CLV_ROLE_DATE] = "Date",
                [CLV_ROLE_AMOUNT] = "Net Sales|N. Revenue",
                [CLV_ROLE_ORDER_ID] = "Order #",
                [CLV_ROLE_STATUS] = "Status",
            },
        .has_header = true,
        .verified = true,
        .refusal = "this export of WooCommerce Analytics has no key of the "
                   "customer, only a name that two may share",
        .refusal_hint =
            "export orders with billing_email by a plugin, or take the name "
            "all the same: --customer Customer",
    },
    {
        /* Rows of items have the same columns as rows of payments, but that
           of partial refunds: refunds of a sum, below 0, which net sales do not
           contain. Taxes, tips and sold gift cards are no sales. */
        .name = "square",
        .about = "transactions or items: net sales, refunds as rows",
        .signature = "Date|Net Sales|Transaction ID|Event Type|Customer ID",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Customer ID",
                [CLV_ROLE_DATE] = "Date",
                [CLV_ROLE_AMOUNT] = "Net Sales+Partial Refunds|Net Sales",
                [CLV_ROLE_ORDER_ID] = "Transaction ID",
                [CLV_ROLE_STATUS] = "Transaction Status",
            },
        .items = true,
        .refunds_are_rows = true,
        .has_header = true,
        .verified = true,
    },
    {
        /* The history of an account: sales are what came in and is neither a
           move between accounts nor a hold. */
        .name = "paypal",
        .about = "activity download: payments received, refunds as rows",
        .signature = "Date|Type|Status|Gross|From Email Address|Transaction ID",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "From Email Address",
                [CLV_ROLE_DATE] = "Date",
                [CLV_ROLE_AMOUNT] = "Gross",
                [CLV_ROLE_ORDER_ID] = "Transaction ID",
                [CLV_ROLE_STATUS] = "Status",
                [CLV_ROLE_CURRENCY] = "Currency",
            },
        .rules = {{"Balance Impact", CLV_TEST_IS, "memo", CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "memo rows"},
                  {"Status", CLV_TEST_IS, "denied|removed|unclaimed|returned",
                   CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT,
                   "payments denied or returned"},
                  {"Type", CLV_TEST_CONTAINS,
                   "hold|authorization|reserve|release", CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "holds and authorizations"},
                  {"Type", CLV_TEST_CONTAINS,
                   "withdrawal|deposit|transfer|currency conversion|funding",
                   CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT,
                   "transfers and currency conversions"},
                  {"Type", CLV_TEST_CONTAINS,
                   "fee|shopping cart item|update to|request|adjustment",
                   CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT, "fees and other entries"},
                  {"Type", CLV_TEST_CONTAINS, "refund|reversal|chargeback",
                   CLV_SIGN_POSITIVE, CLV_RULE_LEAVE_OUT, "money got back"},
                  {"Type", CLV_TEST_LACKS, "refund|reversal|chargeback",
                   CLV_SIGN_NEGATIVE, CLV_RULE_LEAVE_OUT, "payments made"}},
        .items = true,
        .refunds_are_rows = true,
        .refund_id = "Reference Txn ID",
        .refund_customer = "To Email Address",
        .has_header = true,
        .verified = true,
    },
    {
        .name = "magento",
        .about = "orders of Magento or Adobe Commerce",
        .signature = "Purchase Date|Grand Total (Base)|Status|Customer Email",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Customer Email",
                [CLV_ROLE_DATE] = "Purchase Date",
                [CLV_ROLE_AMOUNT] = "Grand Total (Base)",
                [CLV_ROLE_ORDER_ID] = "ID",
                [CLV_ROLE_STATUS] = "Status",
                [CLV_ROLE_REFUND] = "Total Refunded",
            },
        .rules = {{"Status", CLV_TEST_IS,
                   "pending payment|payment review|suspected fraud",
                   CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT, "orders not paid"},
                  {"Status", CLV_TEST_IS, "closed", CLV_SIGN_ANY,
                   CLV_RULE_REFUNDED, "closed"}},
        .has_header = true,
    },
    {
        /* A refund in full leaves Partial Refund at 0. */
        .name = "gumroad",
        .about = "sales",
        .signature = "Purchase ID|Purchase Email|Purchase Date|Sale Price ($)",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Purchase Email|Buyer Email",
                [CLV_ROLE_DATE] = "Purchase Date",
                [CLV_ROLE_AMOUNT] = "Sale Price ($)",
                [CLV_ROLE_ORDER_ID] = "Purchase ID",
                [CLV_ROLE_REFUND] = "Partial Refund ($)",
            },
        .rules = {{"Purchase ID", CLV_TEST_IS, "totals", CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "rows of totals"},
                  {"Pre-order authorization?", CLV_TEST_TRUE, NULL,
                   CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT, "authorizations"},
                  {"Free trial purchase?", CLV_TEST_TRUE, NULL, CLV_SIGN_ANY,
                   CLV_RULE_LEAVE_OUT, "free trials"},
                  {"Fully Refunded?", CLV_TEST_TRUE, NULL, CLV_SIGN_ANY,
                   CLV_RULE_REFUND_FULL, "refunded"},
                  {"Dispute Won?", CLV_TEST_TRUE, NULL, CLV_SIGN_ANY,
                   CLV_RULE_KEEP, "disputes won"},
                  {"Disputed?", CLV_TEST_TRUE, NULL, CLV_SIGN_ANY,
                   CLV_RULE_REFUND_FULL, "disputed"},
                  {"Refunded?", CLV_TEST_TRUE, NULL, CLV_SIGN_ANY,
                   CLV_RULE_REFUNDED, "refunded"}},
        .has_header = true,
        .verified = true,
    },
    {
        .name = "online-retail",
        .about = "UCI Online Retail: items, C before cancelled invoices",
        .signature = "InvoiceNo|StockCode|Quantity|InvoiceDate|UnitPrice|"
                     "CustomerID",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "CustomerID",
                [CLV_ROLE_DATE] = "InvoiceDate",
                [CLV_ROLE_AMOUNT] = "Quantity*UnitPrice",
                [CLV_ROLE_ORDER_ID] = "InvoiceNo",
            },
        .items = true,
        .has_header = true,
        .verified = true,
    },
    {
        .name = "online-retail-2",
        .about = "UCI Online Retail II: items, C before cancelled invoices",
        .signature = "Invoice|StockCode|Quantity|InvoiceDate|Price|Customer ID",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "Customer ID",
                [CLV_ROLE_DATE] = "InvoiceDate",
                [CLV_ROLE_AMOUNT] = "Quantity*Price",
                [CLV_ROLE_ORDER_ID] = "Invoice",
            },
        .items = true,
        .has_header = true,
        .verified = true,
    },
    {
        .name = "cdnow",
        .about = "CDNOW with a header: customer, date, CDs, dollars",
        .signature = "customer_id|date|number_of_cds|dollar_value",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "customer_id",
                [CLV_ROLE_DATE] = "date",
                [CLV_ROLE_AMOUNT] = "dollar_value",
            },
        .delimiter = ' ',
        .has_header = true,
        .verified = true,
    },
    {
        .name = "cdnow-master",
        .about = "CDNOW without a header: customer, date, CDs, dollars",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "@1",
                [CLV_ROLE_DATE] = "@2",
                [CLV_ROLE_AMOUNT] = "@4",
            },
        .delimiter = ' ',
        .verified = true,
    },
    {
        .name = "cdnow-sample",
        .about = "CDNOW, the sample: customer, number, date, CDs, dollars",
        .roles =
            {
                [CLV_ROLE_CUSTOMER] = "@1",
                [CLV_ROLE_DATE] = "@3",
                [CLV_ROLE_AMOUNT] = "@5",
            },
        .delimiter = ' ',
        .verified = true,
    },
};

const size_t clv_preset_count = sizeof clv_presets / sizeof *clv_presets;
