-- What every export says, one row for each cell that counts something.
CREATE TABLE said (file VARCHAR, source VARCHAR, family VARCHAR, day DATE, channel VARCHAR, campaign VARCHAR, measure VARCHAR, value DECIMAL(30, 9));

-- Which measures a file has, at which level, and the days that it covers.
CREATE TABLE carries (file VARCHAR, source VARCHAR, measure VARCHAR, level INTEGER, serial INTEGER, first DATE, last DATE);

-- What sources call a channel, and its name.
CREATE TABLE names (called VARCHAR, name VARCHAR);

-- What the deck puts on top of the money for advertisements, and that it has costs of other kinds.
CREATE TABLE assumed (name VARCHAR, share DECIMAL(18, 9));
