package dev.nacre.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP connection of a load test, which costs little itself and can misbehave. */
final class Connection implements Closeable {
    private final Socket socket = new Socket();
    private final InputStream in;

    Connection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = socket.getInputStream();
    }

    static byte[] head(long length) {
        return ("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] post(String json) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        request.writeBytes(head(body.length));
        request.writeBytes(body);
        return request.toByteArray();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The status of the next answer, whose body is read and dropped. */
    int status() throws IOException {
        String first = line();
        long length = 0;
        for (String line; !(line = line()).isEmpty(); )
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15))
                length = Long.parseLong(line.substring(15).strip());
        in.skipNBytes(length);
        return Integer.parseInt(first.substring(9, 12));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c; (c = in.read()) != '\n'; ) {
            if (c < 0) throw new EOFException("closed by the service");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
