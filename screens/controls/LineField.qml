import "../theme"

// A question that is answered in a line of text.
FieldFrame {
    id: field

    TextField {
        key: field.model.key
        whole: field
        hint: ""
        label: field.model.label
        value: field.model.value
        revision: field.model.revision
        keyboard: field.model.keyboard
        longest: field.model.longest
        wrong: field.wrong
        width: Math.min(parent.width, field.model.longest > 30 ? parent.width : Theme.mm(160) * Theme.factor)
        onEdited: text => Shell.send(`field:${field.model.key}`, {text: text})
    }
}
