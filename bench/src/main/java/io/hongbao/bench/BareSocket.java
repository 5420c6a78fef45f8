package io.hongbao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What any answer costs at least: a process of one thread that reads whatever comes and writes the
 * same bytes back each time, without looking at anything. What a refusal costs above this is the
 * server's own; this is the kernel's, and on loopback a write also does the receiver's part.
 */
final class BareSocket {
    private static final int MOST_BYTES = 4_096;

    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocateDirect(MOST_BYTES);
    private final ByteBuffer answer;

    private BareSocket(Selector selector, byte[] answer) {
        this.selector = selector;
        this.answer = ByteBuffer.allocateDirect(answer.length).put(answer).flip();
    }

    /**
     * Serves until it is killed, and says its port first.
     *
     * @param arguments the whole answer, head and body
     */
    public static void main(String[] arguments) throws IOException {
        byte[] answer = arguments[0].getBytes(StandardCharsets.ISO_8859_1);
        try (ServerSocketChannel server = ServerSocketChannel.open();
                Selector selector = Selector.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println("port " + ((InetSocketAddress) server.getLocalAddress()).getPort());
            BareSocket socket = new BareSocket(selector, answer);
            while (true) {
                selector.select(socket::ready);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel server) {
                SocketChannel channel = server.accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ);
                return;
            }
            SocketChannel channel = (SocketChannel) key.channel();
            if (channel.read(in.clear()) < 0) {
                channel.close();
                return;
            }
            channel.write(answer.rewind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
