'use strict';
// Uploads to memory with multer in an express application: one file, several, by field, none, filtered, over the limits, and
// broken off.
// package: multer
// tried: memory storage, single, array, fields, none, any, nested field names, file filter, custom storage engine, limits and their error codes, unexpected files, malformed forms, aborted upload, binary upload given back, keep-alive
// @peer after: listening
const { createHash } = require('node:crypto');
const express = require('express');
const multer = require('multer');

const app = express();
app.set('env', 'test');
const memory = multer({ storage: multer.memoryStorage() });
const limited = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 1000, files: 2, fields: 2, fieldSize: 20, fieldNameSize: 10 },
});
const pictures = multer({
  fileFilter(req, file, done) {
    if (file.mimetype === 'image/evil') done(new Error('no evil pictures'));
    else done(null, file.mimetype.startsWith('image/'));
  },
});
const hashing = multer({
  storage: {
    _handleFile(req, file, done) {
      const hash = createHash('sha256');
      let size = 0;
      file.stream.on('data', (chunk) => {
        size += chunk.length;
        hash.update(chunk);
      });
      file.stream.on('end', () => done(null, { size, hash: hash.digest('hex') }));
    },
    _removeFile(req, file, done) {
      console.log('removed:', file.fieldname, file.size);
      done(null);
    },
  },
  limits: { fileSize: 400_000 },
});

const described = ({ buffer, ...file }) => ({
  ...file,
  hash: file.hash ?? createHash('sha256').update(buffer).digest('hex').slice(0, 16),
});
const answer = (req, res) =>
  res.json({
    body: req.body,
    file: req.file && described(req.file),
    files: Array.isArray(req.files)
      ? req.files.map(described)
      : req.files &&
        Object.fromEntries(Object.entries(req.files).map(([name, files]) => [name, files.map(described)])),
  });

app.post('/single', memory.single('picture'), answer);
app.post('/array', memory.array('pictures', 2), answer);
app.post('/fields', memory.fields([{ name: 'front', maxCount: 1 }, { name: 'back' }]), answer);
app.post('/none', memory.none(), answer);
app.post('/any', memory.any(), answer);
app.post('/limited', limited.any(), answer);
app.post('/pictures', pictures.array('pictures'), answer);
app.post('/hashed', hashing.single('picture'), answer);
app.post('/back', memory.single('picture'), (req, res) => res.type(req.file.mimetype).send(req.file.buffer));
app.post('/stop', (req, res) => {
  res.set('Connection', 'close').send('bye');
  res.on('finish', () => server.close(() => console.log('closed')));
});
app.use((error, req, res, next) => {
  console.log('error:', req.path, error.name, error.code, error.field, error.message);
  if (error instanceof multer.MulterError) res.status(413).json({ code: error.code, field: error.field });
  else next(error);
});
app.use((error, req, res, next) => (res.headersSent ? next(error) : res.status(400).send(error.message)));

const server = app.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
