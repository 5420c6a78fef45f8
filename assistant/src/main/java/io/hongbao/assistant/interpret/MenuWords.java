package io.hongbao.assistant.interpret;

import java.util.List;

/**
 * A menu item, as people call it.
 *
 * @param id what the interpretation calls it
 * @param names every name, in any language; synonyms of the sample menu's ids are known already
 */
public record MenuWords(String id, Family family, List<String> names) {
    public MenuWords {
        names = List.copyOf(names);
    }

    /** What kind of thing an item is. */
    public enum Family {
        DRINK,
        DINING,
        CINEMA
    }
}
