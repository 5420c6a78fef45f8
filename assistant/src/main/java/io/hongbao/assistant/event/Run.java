package io.hongbao.assistant.event;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Days that follow each other, from the first to the last. */
record Run(LocalDate first, LocalDate last) {

    /** The runs in some days, in the order of the calendar. */
    static List<Run> of(Collection<LocalDate> days) {
        List<Run> runs = new ArrayList<>();
        for (LocalDate day : days.stream().sorted().toList()) {
            if (!runs.isEmpty() && runs.getLast().last().plusDays(1).equals(day)) {
                runs.set(runs.size() - 1, new Run(runs.getLast().first(), day));
            } else {
                runs.add(new Run(day, day));
            }
        }
        return runs;
    }
}
