package io.hongbao.server.admin;

import io.hongbao.finance.CsvReport;
import io.hongbao.finance.JsonReport;
import io.hongbao.finance.ReportSink;
import io.hongbao.finance.TextReport;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.io.Writer;
import java.util.Locale;

/** How a report is written. */
enum ReportFormat {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8"),
    TEXT("text/plain;charset=UTF-8");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** As addresses and file names say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    ReportSink to(Writer out) {
        return switch (this) {
            case JSON -> new JsonReport(out);
            case CSV -> new CsvReport(out);
            case TEXT -> new TextReport(out);
        };
    }

    static ReportFormat of(String word) {
        for (ReportFormat format : values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw ProblemException.of(
                ProblemCode.PARAMETER_INVALID, "format", "format must be json, csv or text");
    }
}
