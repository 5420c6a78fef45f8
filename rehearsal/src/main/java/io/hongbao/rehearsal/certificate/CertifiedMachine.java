package io.hongbao.rehearsal.certificate;

/**
 * The machine that a rehearsal ran on, as far as its speed depends on it: another one that is alike
 * counts as the same.
 *
 * @param system the operating system's name, without its version
 * @param architecture such as {@code amd64}
 * @param processor the processor's name, or the architecture where the system does not tell
 * @param processors how many the server may use
 * @param memoryGiB all memory, rounded to gibibytes: systems keep a little for themselves
 */
public record CertifiedMachine(
        String system, String architecture, String processor, int processors, long memoryGiB) {

    @Override
    public String toString() {
        return system
                + " "
                + architecture
                + ", "
                + processors
                + " x "
                + processor
                + ", "
                + memoryGiB
                + " GiB";
    }
}
