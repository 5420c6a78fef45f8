package io.hongbao.server.problem;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The languages that messages are written in. */
public enum Language {
    EN("en", "en"),
    ZH("zh", "zh-CN");

    private static final int MAX_HEADER_LENGTH = 200;
    private static final int MAX_KNOWN = 1_000;

    /**
     * Headers that were read before: there are few different ones, and reading one costs as much as
     * a pass.
     */
    private static final Map<String, Language> KNOWN = new ConcurrentHashMap<>();

    private final String id;
    private final String tag;

    Language(String id, String tag) {
        this.id = id;
        this.tag = tag;
    }

    /** As campaign files name it: {@code en} or {@code zh}. */
    public String id() {
        return id;
    }

    /** For the {@code Content-Language} header. */
    public String tag() {
        return tag;
    }

    /**
     * The language that an {@code Accept-Language} header prefers: the first of its ranges by
     * weight that is Chinese or English; English when there is none, or the header can't be read.
     */
    public static Language of(@Nullable String header) {
        if (header == null || header.isEmpty() || header.length() > MAX_HEADER_LENGTH) {
            return EN;
        }
        Language known = KNOWN.get(header);
        if (known != null) {
            return known;
        }
        Language read = read(header);
        if (KNOWN.size() < MAX_KNOWN) {
            KNOWN.put(header, read);
        }
        return read;
    }

    private static Language read(String header) {
        try {
            List<LanguageRange> ranges = LanguageRange.parse(header.toLowerCase(Locale.ROOT));
            for (LanguageRange range : ranges) {
                if (range.getWeight() > 0 && isOf(range.getRange(), "zh")) {
                    return ZH;
                }
                if (range.getWeight() > 0 && isOf(range.getRange(), "en")) {
                    return EN;
                }
            }
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
        return EN;
    }

    private static boolean isOf(String range, String language) {
        return range.equals(language) || range.startsWith(language + "-");
    }
}
