package io.hongbao.server.rehearse;

/**
 * A rehearsal as an operator asked for it; kept beside its report.
 *
 * @param model the traffic model's id
 * @param scale how many of the model's people come; 1 is all
 * @param speed how much faster than real time it is played
 * @param seconds how long people come, in real seconds
 * @param by the admin key's name
 * @param startedAt RFC 3339, by the machine's clock
 */
public record Asked(
        String model,
        double scale,
        double speed,
        double seconds,
        String by,
        String reason,
        String startedAt) {}
