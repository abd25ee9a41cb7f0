// Every screen of a rehearsal platform says that what it shows is no real record.
Band {
    controlName: "text:demonstration"
    strong: false
}
