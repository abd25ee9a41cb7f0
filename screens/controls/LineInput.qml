import QtQuick

// What is typed into: the keyboard and the page know it by this.
TextInput {
    property string leaf   // models.Keyboard: what the keyboard shows for it
    property Item box      // what stands around it
    property Item whole    // the same with its label
}
