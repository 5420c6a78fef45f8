package io.hongbao.server.edge;

import io.hongbao.server.overload.ShedClass;
import io.hongbao.server.overload.ShedTable;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests are answered on the event loop. A path has at most one variable: what stands
 * between a beginning and an end, without a slash.
 */
public final class HotRoutes {

    private final List<Entry> entries;

    private record Entry(
            HttpMethod method, String begin, String end, HotRoute route, ShedClass shedClass) {

        static Entry of(HttpMethod method, String begin, String end, HotRoute route) {
            return new Entry(
                    method, begin, end, route, ShedTable.of(method.name(), path(begin, end)));
        }

        private static String path(String begin, String end) {
            return begin + (end.equals(WHOLE) ? "" : "*" + end);
        }

        /** Its method and its path; a star stands for the variable. */
        String described() {
            return method + " " + path(begin, end);
        }

        /** What stands where the path has its variable; empty when the path is another. */
        Optional<String> target(String path) {
            if (end.equals(WHOLE)) {
                return path.equals(begin) ? Optional.of("") : Optional.empty();
            }
            int last = path.length() - end.length();
            boolean fits =
                    path.startsWith(begin)
                            && path.endsWith(end)
                            && last > begin.length()
                            && path.lastIndexOf('/', last - 1) == begin.length() - 1;
            return fits ? Optional.of(path.substring(begin.length(), last)) : Optional.empty();
        }
    }

    /** Stands for "there is no variable": no path ends with it. */
    private static final String WHOLE = "\0";

    private HotRoutes(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** None yet. */
    public static HotRoutes none() {
        return new HotRoutes(List.of());
    }

    /** With a route for one path. */
    public HotRoutes with(HttpMethod method, String path, HotRoute route) {
        return plus(Entry.of(method, path, WHOLE, route));
    }

    /** With a route for all paths from {@code begin}, which ends with a slash, to {@code end}. */
    public HotRoutes with(HttpMethod method, String begin, String end, HotRoute route) {
        return plus(Entry.of(method, begin, end, route));
    }

    /** All routes, such as {@code POST /v1/orders} and {@code GET /v1/orders/*}. */
    List<String> described() {
        return entries.stream().map(Entry::described).toList();
    }

    private HotRoutes plus(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new HotRoutes(more);
    }

    /** What is done with a request. */
    sealed interface Match {}

    /** A route answers it, if its class is let in. */
    record Found(HotRoute route, String target, ShedClass shedClass) implements Match {}

    /** The path is hot, but not with this method. */
    record OtherMethod(Set<String> allowed) implements Match {}

    /** It is for the framework. */
    record NotHot() implements Match {
        static final NotHot INSTANCE = new NotHot();
    }

    Match match(HttpMethod method, String path) {
        Set<String> allowed = Set.of();
        for (Entry entry : entries) {
            Optional<String> target = entry.target(path);
            if (target.isPresent()) {
                if (entry.method().equals(method)) {
                    return new Found(entry.route(), target.get(), entry.shedClass());
                }
                allowed = allowed.isEmpty() ? new LinkedHashSet<>() : allowed;
                allowed.add(entry.method().name());
            }
        }
        return allowed.isEmpty() ? NotHot.INSTANCE : new OtherMethod(allowed);
    }
}
