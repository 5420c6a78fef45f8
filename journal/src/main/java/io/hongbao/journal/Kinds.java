package io.hongbao.journal;

import com.google.protobuf.Message;

/** Says what was met in place of a known kind. */
final class Kinds {
    private Kinds() {}

    /** The error for a choice of kinds that has {@code field} in place of one that is known. */
    static UnreadableJournal unknown(String choice, int field) {
        return field == 0
                ? UnreadableJournal.malformed(choice + " has no kind")
                : UnreadableJournal.newer("field " + field + " of " + choice);
    }

    /** The error for a choice of kinds in which none that this version knows is set. */
    static UnreadableJournal unknown(Message choice) {
        String name = choice.getDescriptorForType().getName();
        return choice.getUnknownFields().asMap().keySet().stream()
                .findFirst()
                .map(field -> UnreadableJournal.newer("field " + field + " of " + name))
                .orElseGet(() -> UnreadableJournal.malformed(name + " has no kind"));
    }
}
