// Put your card away: over the page, until the card is gone.
Band {
    controlName: "text:reminder"
}
