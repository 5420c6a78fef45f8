package io.hongbao.finance;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180) record by record: quoted fields may hold commas, quotes and line ends; lines
 * may end with LF alone; a byte order mark and empty lines are passed over. What is in memory is
 * bounded.
 */
final class CsvLines {
    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_FIELD = 2_000;
    private static final int END = -1;

    private final Reader in;
    private int next;
    private long line = 1;
    private long recordLine = 1;

    CsvLines(Reader in) throws IOException {
        this.in = in;
        next = in.read();
        if (next == '\uFEFF') {
            next = in.read();
        }
    }

    /** The line on which the last record began, from 1. */
    long line() {
        return recordLine;
    }

    /** The next record's fields; empty at the end. */
    Optional<List<String>> next() throws IOException {
        while (next == '\r' || next == '\n') {
            step();
        }
        recordLine = line;
        if (next == END) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        while (true) {
            if (fields.size() == MOST_FIELDS) {
                throw new BadProviderFile(recordLine, "more than " + MOST_FIELDS + " fields");
            }
            fields.add(next == '"' ? quoted() : plain());
            if (next != ',') {
                return Optional.of(fields);
            }
            step();
        }
    }

    private String plain() throws IOException {
        StringBuilder field = new StringBuilder();
        while (next != ',' && next != '\r' && next != '\n' && next != END) {
            if (next == '"') {
                throw new BadProviderFile(line, "a quote in a field that does not begin with one");
            }
            add(field);
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        StringBuilder field = new StringBuilder();
        step();
        while (true) {
            if (next == END) {
                throw new BadProviderFile(recordLine, "a quoted field that does not end");
            }
            if (next == '"') {
                step();
                if (next != '"') {
                    break;
                }
            }
            add(field);
        }
        if (next != ',' && next != '\r' && next != '\n' && next != END) {
            throw new BadProviderFile(line, "something after the end of a quoted field");
        }
        return field.toString();
    }

    private void add(StringBuilder field) throws IOException {
        if (field.length() == LONGEST_FIELD) {
            throw new BadProviderFile(
                    recordLine, "a field of more than " + LONGEST_FIELD + " characters");
        }
        field.append((char) next);
        step();
    }

    private void step() throws IOException {
        if (next == '\n') {
            line++;
        }
        next = in.read();
    }
}
