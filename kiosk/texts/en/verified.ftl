# --- Materials that are looked up ---
verified-found = Looked up: { $place }, as of { $day }; nothing to bring
verified-found-undated = Looked up: { $place }; nothing to bring
verified-none = The department has no such record: please take one of the ways below.
verified-down = The department's system did not answer, which does not mean that there is no record. Please take one of the ways below, or leave it to the department to look later.
verified-refused = You did not agree that the department is asked: please take one of the ways below.
verified-none-left = Not found; the department looks into it
verified-down-left = The department looks it up later; nothing to bring
verified-refused-left = The department looks into it
verified-lead = { $count ->
    [one] One paper was not found
   *[other] { $count } papers were not found
} where it was looked up: please give it in another way. What you filled in is still there.
verified-asking-title = Looking up your papers
verified-asking = As you agreed, the departments are asked; what they find you need not bring. This usually takes a few seconds.
verified-stop = Do not wait, give them in another way
