internal import Geodesy

/// Text from outside as a message repeats it: in quotes, short, harmless to a terminal.
package func quoted(_ text: some StringProtocol) -> String { "'\(Excerpt.of(text))'" }
