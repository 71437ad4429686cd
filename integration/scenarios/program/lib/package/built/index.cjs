exports.kind = 'required';
