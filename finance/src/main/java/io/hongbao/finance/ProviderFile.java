package io.hongbao.finance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The payment provider's list of what it moved: CSV with a header line that names the columns
 * {@code id, kind, reference, amount, currency, time} in any order. More columns are passed over.
 *
 * @param source opens the file, anew at each call
 */
public record ProviderFile(Source source) {
    private static final List<String> COLUMNS =
            List.of("id", "kind", "reference", "amount", "currency", "time");

    /** Opens a file. */
    @FunctionalInterface
    public interface Source {
        Reader open() throws IOException;
    }

    /**
     * Reads every line.
     *
     * @throws BadProviderFile at the first one that cannot be understood
     */
    void read(Consumer<ProviderLine> reader) {
        try (Reader in = source.open()) {
            CsvLines lines = new CsvLines(in);
            List<Integer> places = places(lines);
            for (Optional<List<String>> fields = lines.next();
                    fields.isPresent();
                    fields = lines.next()) {
                reader.accept(line(lines.line(), fields.get(), places));
            }
        } catch (CharacterCodingException e) {
            throw new BadProviderFile(1, "the file must be in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("the provider's file cannot be read", e);
        }
    }

    private static List<Integer> places(CsvLines lines) throws IOException {
        List<String> header = lines.next().orElse(List.of());
        List<Integer> places = new ArrayList<>();
        for (String column : COLUMNS) {
            int place = header.indexOf(column);
            if (place < 0) {
                throw new BadProviderFile(
                        1, "the header must name the columns " + String.join(",", COLUMNS));
            }
            places.add(place);
        }
        return places;
    }

    private static ProviderLine line(long line, List<String> fields, List<Integer> places) {
        List<String> values = new ArrayList<>();
        for (int place : places) {
            if (place >= fields.size()) {
                throw new BadProviderFile(line, "fewer fields than the header names");
            }
            values.add(fields.get(place).strip());
        }
        String id = values.get(0);
        if (id.isEmpty() || id.length() > 200) {
            throw new BadProviderFile(line, "id must have 1 to 200 characters");
        }
        ProviderLine.Kind kind =
                ProviderLine.Kind.of(values.get(1))
                        .orElseThrow(() ->
                                new BadProviderFile(line, "kind must be charge, refund or payout"));
        String currency = values.get(4);
        return new ProviderLine(
                line,
                id,
                kind,
                values.get(2),
                amountMinor(line, values.get(3), digits(line, currency)),
                currency,
                time(line, values.get(5)));
    }

    private static int digits(long line, String currency) {
        try {
            return Books.digits(currency);
        } catch (IllegalArgumentException e) {
            throw new BadProviderFile(line, "currency must be an ISO 4217 code such as CNY");
        }
    }

    private static long amountMinor(long line, String amount, int digits) {
        try {
            if (amount.length() <= 24 && amount.matches("[0-9]+(\\.[0-9]+)?")) {
                return new BigDecimal(amount).movePointRight(digits).longValueExact();
            }
        } catch (ArithmeticException e) {
            throw badAmount(line, digits);
        }
        throw badAmount(line, digits);
    }

    private static BadProviderFile badAmount(long line, int digits) {
        return new BadProviderFile(
                line,
                "amount must be a decimal such as 12.5, not negative, with at most "
                        + digits
                        + " digits after the point");
    }

    private static String time(long line, String time) {
        try {
            OffsetDateTime.parse(time);
            return time;
        } catch (DateTimeException e) {
            throw new BadProviderFile(line, "time must be RFC 3339");
        }
    }
}
