# Made-up histories of orders, the same for the same seed.
#   awk -v seed=N -v rows=N -v kind=rows|orders|items -f histories.awk
# -v flat=1: no new lines within names.
# rows: no ids, a row is an order. orders: ids, whose amount stands in every row
# of an order or is left blank. items: ids, whose rows are pieces x price.
function draw(end) {
	state = (state * 16807) % 2147483647
	return state % end
}
function pad(number) { return (number < 10 ? "0" : "") number }
# 2023-01-01 and later
function date_of(day,    year, month, length_of) {
	year = 2023
	while (day >= (length_of = year % 4 ? 365 : 366)) {
		day -= length_of
		year++
	}
	for (month = 1; day >= (length_of = month == 2 ? (year % 4 ? 28 : 29) : month ~ /^(4|6|9|11)$/ ? 30 : 31); month++)
		day -= length_of
	return year "-" pad(month) "-" pad(day + 1)
}
function day_cell(day,    date) {
	date = date_of(day)
	if (draw(4) == 0)
		return date " 23:59:5" draw(10) " -0800"
	return draw(5) ? date : date "T00:30:00Z"
}
# Few different amounts, so that revenues tie.
function price() {
	if (draw(3))
		return draw(4) * 10
	return draw(60) "." draw(10) (draw(2) ? draw(10) (draw(3) ? "" : draw(10) draw(10)) : "")
}
# Names as exports have them: in two cases, with quotes, commas and new lines,
# with blanks and tabs around them, as numbers with a point; one customer is
# one, though. In quotes, as some engines leave out blanks themselves.
function name_cell(n) {
	if (n % 11 == 0)
		return draw(2) ? "Ada." n "@Example.com" : "ada." n "@example.COM"
	if (n % 11 == 1)
		return "\"M\303\274ller, \"\"" n "\"\"\""
	if (n % 11 == 2)
		return draw(2) ? 17000 + n : 17000 + n ".0"
	if (n % 11 == 3)
		return "00" n
	if (n % 11 == 4)
		return flat ? "\"Line, " n "\"" : "\"Line\n" n "\""
	if (n % 11 == 5)
		return draw(2) ? (state % 3 ? " Blank " n "  " : "\"\t Blank " n "\"") : "\"Blank " n (state % 3 ? "" : " \t") "\""
	return "C" n
}
# Some with a tab beside them.
function tabbed(word) {
	if (word == "" || state % 7)
		return word
	return state % 2 ? "\"\t" word "\"" : "\"" word " \t\""
}
function status_cell() {
	if (draw(6))
		return draw(2) ? "paid" : ""
	return statuses[1 + draw(status_count)]
}
function put(id, customer, day, pieces, each, refund, status, channel) {
	if (kind == "rows")
		print name_cell(customer) "," day_cell(day) "," each "," channel
	else
		print tabbed(id) "," (customer < 0 ? "" : name_cell(customer)) "," day_cell(day) "," pieces "," each "," refund "," tabbed(status) "," channel
	written++
}
BEGIN {
	state = seed * 7919 + 17
	for (i = 0; i < 10; i++)
		draw(2)
	status_count = split("Completed,PAID,partially_refunded,Partially refunded,processing,shipped,success,captured,complete,partially-paid,refunded,Refunded,pending,Authorized,voided,cancelled,failed,declined,expired,draft,test", statuses, ",")
	channel_count = split("web,pos,instagram,\"a, b\",\303\234ber,", channels, ",")
	channels[4] = "\"a, \"\"b\"\"\""
	channels[5] = "\303\234ber"
	channels[6] = ""
	channel_count = 6
	customers = int(rows / 8)
	print kind == "rows" ? "customer,date,amount,channel" : "order_id,customer,date,pieces,price,refund,status,channel"
	while (written < rows) {
		number++
		# some buy often; the last twelve get nothing but refunds
		customer = draw(3) ? draw(customers) : draw(1 + int(customers / 10))
		if (draw(30) == 0 && kind != "rows")
			customer = -1
		day = draw(4) ? draw(870) : 400 + draw(3)
		channel = channels[1 + draw(channel_count)]
		id = "#" number
		if (draw(40) == 0) {
			# given back, with no order that is known
			if (draw(2))
				customer = customers + draw(12)
			put(draw(2) ? "" : "C" number, customer, day, 1, "-" (1 + draw(50)) ".5", 0, "paid", channel)
			continue
		}
		if (kind == "rows") {
			put("", customer, day, 1, price(), 0, "", channel)
			continue
		}
		status = status_cell()
		each = price()
		refund = draw(8) ? (draw(2) ? "" : "0.00") : draw(3) ? 1 + draw(20) : each
		lines = kind == "items" || draw(4) == 0 ? 1 + draw(4) : 1
		if (draw(50) == 0) {
			id = ""
			lines = 1
		}
		for (line = 1; line <= lines; line++) {
			pieces = kind == "items" ? 1 + draw(4) : 1
			if (kind == "items" && line > 1) {
				each = price()
				refund = ""
			} else if (kind == "orders" && line > 1 && draw(2)) {
				put(id, customer, day, pieces, "", "", status, channel)
				continue
			}
			put(id, customer, day, pieces, each, refund, status, channel)
		}
		# a known order, given back by a row of its own on a later day
		if (id != "" && (status == "paid" || status == "") && draw(12) == 0)
			put(id, customer, day + draw(20), 1, "-" (draw(3) ? 1 + draw(30) : each + 0), 0, status, channel)
	}
}
