run-already = Terminal { $terminal } is already running; this start ends here.
run-folders = A folder cannot be used: { $folder } { $reason }. Check the paths and rights in [folders].
run-journal = The print journal { $file } cannot be read. See that no page is left in the A4 printer and no job in its queue, move the file away, and start again.
catalogue-no-folder = There is no folder { $folder }. Check the folder of [services].
catalogue-valid = { $count ->
    [one] One service, and its definition is right.
   *[other] { $count } services, and all definitions are right.
 }
catalogue-unanswered-unreadable = The words that were searched in vain cannot be read: { $file }. It may be moved away; counting begins anew.
attendant-never-ran = There is no state folder { $folder }. Check that --profile is this terminal's.
attendant-cleared = The paper path is confirmed to be empty; A4 printing goes on.
attendant-was-clear = A4 printing was not locked; there was nothing to confirm.
generate-unknown = There is no generated file "{ $name }". There are: { $known }.
run-not-in-memory = { $folder } is not in memory. The runtime folder of a production terminal must be on a tmpfs, like /run/kiosk, so that nothing is left at power-off.
catalogue-count-items = Items
catalogue-count-departments = Departments
catalogue-count-guides = Guides
catalogue-count-by-kind = By kind
catalogue-count-by-department = By department
catalogue-count-demonstration-codes = Demonstration codes
catalogue-count-languages = Written in
catalogue-count-fields = Fields
catalogue-count-materials = Materials
catalogue-count-asked = Fields and materials that need a legal basis
catalogue-count-with-basis = of these with it
