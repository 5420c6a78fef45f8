package io.hongbao.server.start;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * What happens when the process is told to end. The JVM by itself would end with 143 whatever came
 * of it; a server that answered everything should end with 0, and only the handler of the signal
 * can choose that.
 *
 * <p>The JDK's module for it, {@code jdk.unsupported}, is there on every JDK, but a direct use of
 * its types cannot be compiled without a warning that nothing can turn off. Hence by reflection.
 */
final class TerminationSignals {
    private TerminationSignals() {}

    /** Runs {@code action} instead of ending the JVM, on SIGTERM and SIGINT. */
    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run =
                    MethodHandles.lookup()
                            .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                            .bindTo(action);
            Object handling =
                    MethodHandleProxies.asInterfaceInstance(
                            handler, MethodHandles.dropArguments(run, 0, signal));
            for (String name : List.of("TERM", "INT")) {
                signal.getMethod("handle", signal, handler)
                        .invoke(
                                null,
                                signal.getConstructor(String.class).newInstance(name),
                                handling);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM has no signals to handle", e);
        }
    }
}
