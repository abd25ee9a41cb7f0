# The test receipt and the test page.
test-print-title = Test page
test-print-device = Device
test-print-time = Time
test-print-right = to the right edge
test-print-code = a code to scan
test-print-receipt-look = Are all characters there, is the line of digits complete, and does the knife cut under the last line?
test-print-page-look = Are all characters there, is nothing cut off at the edges, and is the page clean?
