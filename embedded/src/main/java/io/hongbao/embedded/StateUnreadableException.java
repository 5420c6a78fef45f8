package io.hongbao.embedded;

import org.rocksdb.RocksDBException;

/** RocksDB could not read: the disk or a file is damaged. For the writer it is fatal. */
final class StateUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateUnreadableException(RocksDBException cause) {
        super("the state cannot be read (" + cause.getMessage() + ")", cause);
    }
}
